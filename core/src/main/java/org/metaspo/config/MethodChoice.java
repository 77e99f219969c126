package org.metaspo.config;

import java.util.List;
import org.metaspo.method.Methods;
import org.metaspo.method.Schedule;
import org.metaspo.run.RunPlan;
import tools.jackson.databind.node.ObjectNode;

/**
 * The method that a configuration asks for.
 *
 * @param name one of {@link Methods#NAMES}
 * @param schedule reference or efficient
 * @param sizes of the search
 * @param maxSystemTokens most tokens of a proposed system prompt
 * @param maxUserTokens most tokens of a proposed user prompt
 * @param checks looks beside the claim
 */
record MethodChoice(
        String name, String schedule, Schedule sizes, int maxSystemTokens, int maxUserTokens, List<String> checks) {
    /** No search, and a look at each sentence. */
    MethodChoice ablating() {
        return new MethodChoice(
                Methods.NONE, schedule, sizes, maxSystemTokens, maxUserTokens, List.of(RunPlan.ABLATION));
    }

    boolean isEfficient() {
        return schedule.equals(Methods.EFFICIENT);
    }

    /** SPRIG's reference schedule scores every change of its beam: thousands of prompts. */
    boolean needsCap() {
        return name.equals(Methods.SPRIG) && !isEfficient();
    }

    /**
     * The configuration of an adaptation: {@code protegi}, with its own sizes where it is the method. It follows the paper's
     * schedule, since it has no validation items.
     *
     * @param own the configuration as given
     */
    ObjectNode adapting(ObjectNode own) {
        ObjectNode adapting = own.deepCopy();
        ObjectNode method =
                name.equals(Methods.PROTEGI) ? (ObjectNode) adapting.path("method") : adapting.putObject("method");
        method.remove(List.of("calls", "guard", "proposals"));
        method.put("name", Methods.PROTEGI)
                .put("schedule", Methods.REFERENCE)
                .put("max-system-tokens", maxSystemTokens)
                .put("max-user-tokens", maxUserTokens);
        return adapting;
    }
}

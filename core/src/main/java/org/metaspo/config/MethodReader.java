package org.metaspo.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.config.ConfigKeys.MethodKeys;
import org.metaspo.config.ConfigKeys.ProposalKeys;
import org.metaspo.method.Methods;
import org.metaspo.method.Proposals;
import org.metaspo.method.Schedule;
import org.metaspo.method.Schedule.Planned;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.run.RunPlan;
import tools.jackson.databind.JsonNode;

/** The {@code method} of a configuration. */
final class MethodReader {
    private final String file;
    private final MethodKeys keys;

    /** @param keys with every default */
    MethodReader(String file, MethodKeys keys) {
        this.file = file;
        this.keys = keys;
    }

    /** @throws BadInputException with place and remedy */
    MethodChoice read() {
        String name = name();
        String schedule = schedule();
        Schedule sizes = new Schedule(
                atLeast(1, "iterations", keys.iterations()),
                atLeast(1, "system-candidates", keys.systemCandidates()),
                atLeast(0, "user-candidates", keys.userCandidates()),
                atLeast(1, "user-prompts-kept", keys.userPromptsKept()),
                atLeast(1, "system-prompts-kept", keys.systemPromptsKept()),
                planned(schedule));
        return new MethodChoice(
                name,
                schedule,
                sizes,
                atLeast(1, "max-system-tokens", keys.maxSystemTokens()),
                atLeast(1, "max-user-tokens", keys.maxUserTokens()),
                checks());
    }

    private List<String> checks() {
        List<String> checks = new ArrayList<>();
        for (JsonNode each : Objects.requireNonNullElse(keys.checks(), List.<JsonNode>of())) {
            String check = each.asString("");
            if (!RunPlan.CHECKS.contains(check)) {
                throw bad(
                        "checks",
                        "`" + (check.isEmpty() ? each : check) + "` is no check.",
                        Suggestion.remedy(check, RunPlan.CHECKS));
            }
            if (!checks.contains(check)) {
                checks.add(check);
            }
        }
        return checks;
    }

    private @Nullable Planned planned(String schedule) {
        if (schedule.equals(Methods.REFERENCE)) {
            if (keys.calls() != null || keys.guard() != null || keys.proposals() != null) {
                throw bad(
                        keys.calls() != null ? "calls" : keys.guard() != null ? "guard" : "proposals",
                        "plans a search of the schedule `efficient`; the reference schedule has its sizes.",
                        "Leave it out, or write `schedule: efficient`.");
            }
            return null;
        }
        ProposalKeys proposals = keys.proposals();
        return new Planned(
                atLeast(1, "calls", keys.calls()),
                !Boolean.FALSE.equals(keys.guard()),
                proposals == null ? Proposals.ALL : proposals.read());
    }

    private String name() {
        String name = String.valueOf(keys.name());
        if (!Methods.NAMES.contains(name)) {
            throw bad(
                    "name", "`" + name + "` is not a method of this version.", Suggestion.remedy(name, Methods.NAMES));
        }
        return name;
    }

    private String schedule() {
        String schedule = String.valueOf(keys.schedule());
        if (!List.of(Methods.REFERENCE, Methods.EFFICIENT).contains(schedule)) {
            throw bad(
                    "schedule",
                    "`" + schedule + "` is unknown.",
                    "Write `schedule: efficient` or `schedule: reference`.");
        }
        return schedule;
    }

    private int atLeast(int least, String key, @Nullable Integer value) {
        if (value == null || value < least) {
            throw bad(key, "must be a whole number of at least " + least + ".", "Mend the value.");
        }
        return value;
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", method." + key, what, remedy);
    }
}

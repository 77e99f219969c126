package org.metaspo.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Caps;
import org.metaspo.config.ConfigKeys.ModelKeys;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.RunPlan;
import org.metaspo.task.source.YamlFile;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What resume may change: caps, and where and how fast a model is asked. Everything else is part of what the recorded
 * answers belong to.
 */
public final class PlanChange implements UnaryOperator<RunPlan> {
    private static final String SET = "--set";
    private static final Set<String> MODEL_KEYS =
            Set.of("concurrency", "requests-per-minute", "tokens-per-minute", "timeout", "base-url", "api-key-env");

    private final List<String> assignments;

    /**
     * @param assignments {@code path.to.key=value}; {@code null} lifts a cap
     * @throws BadInputException one of them would change the result
     */
    public PlanChange(List<String> assignments) {
        this.assignments = List.copyOf(assignments);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (String assignment : assignments) {
            requireHarmless(assignment);
            ConfigTree.set(tree, assignment);
        }
    }

    private static void requireHarmless(String assignment) {
        String path = assignment.contains("=") ? assignment.substring(0, assignment.indexOf('=')) : assignment;
        String[] steps = path.split("\\.", -1);
        boolean budget = steps[0].equals("budget");
        boolean endpoint = steps.length == 3 && steps[0].equals("models") && MODEL_KEYS.contains(steps[2]);
        if (!budget && !endpoint) {
            throw new BadInputException(
                    "--set " + path,
                    "would change what the recorded answers belong to.",
                    "Resume takes budget.* and models.ROLE.{concurrency, requests-per-minute,"
                            + " tokens-per-minute, timeout, base-url, api-key-env}; start a new"
                            + " run for anything else.");
        }
    }

    /** @throws BadInputException a changed value is out of its range, or belongs to a model that the run has not */
    @Override
    public RunPlan apply(RunPlan plan) {
        Changed changed = of(plan.caps(), plan.models());
        return plan.with(changed.caps(), changed.models());
    }

    /** Caps and models after the change. */
    record Changed(Caps caps, Map<Role, ModelSettings> models) {}

    Changed of(Caps caps, Map<Role, ModelSettings> before) {
        // Laid over the caps of the plan: a cap that is not named stays.
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("budget", tree(caps));
        assignments.forEach(assignment -> ConfigTree.set(tree, assignment));
        ConfigKeys keys = YamlFile.bind(tree, SET, ConfigKeys.class);
        Map<Role, ModelSettings> models = new EnumMap<>(Role.class);
        models.putAll(before);
        if (keys.models() != null) {
            change(models, Role.TASK, keys.models().task());
            change(models, Role.OPTIMIZER, keys.models().optimizer());
            change(models, Role.JUDGE, keys.models().judge());
        }
        boolean changesBudget = assignments.stream().anyMatch(assignment -> assignment.startsWith("budget"));
        return new Changed(changesBudget ? new CapsReader(SET).read(keys.budget(), models) : caps, models);
    }

    private static ObjectNode tree(Caps caps) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        if (caps.calls() != null) {
            tree.put("calls", caps.calls());
        }
        if (caps.tokens() != null) {
            tree.put("tokens", caps.tokens());
        }
        if (caps.usd() != null) {
            tree.put("usd", caps.usd());
        }
        if (caps.minutes() != null) {
            tree.put("minutes", caps.minutes());
        }
        if (!caps.roles().isEmpty()) {
            ObjectNode roles = tree.putObject("roles");
            caps.roles().forEach((role, ofRole) -> roles.set(role.key(), tree(ofRole)));
        }
        return tree;
    }

    private static void change(Map<Role, ModelSettings> models, Role role, @Nullable ModelKeys keys) {
        if (keys == null) {
            return;
        }
        String place = SET + " models." + role.key();
        ModelSettings before = models.get(role);
        if (before == null) {
            throw new BadInputException(place, "The run has no such model.", "Leave it out.");
        }
        try {
            models.put(role, changed(before, keys));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(place, String.valueOf(e.getMessage()) + ".", "Mend the value.", e);
        }
    }

    private static ModelSettings changed(ModelSettings before, ModelKeys keys) {
        return new ModelSettings(
                before.provider(),
                before.model(),
                keys.baseUrl() == null ? before.baseUrl() : keys.baseUrl(),
                keys.apiKeyEnv() == null ? before.apiKeyEnv() : keys.apiKeyEnv(),
                before.temperature(),
                before.seed(),
                before.maxTokens(),
                before.effort(),
                keys.timeout() == null ? before.timeout() : Duration.ofMillis(Math.round(keys.timeout() * 1000)),
                keys.concurrency() == null ? before.concurrency() : keys.concurrency(),
                keys.requestsPerMinute() == null ? before.requestsPerMinute() : keys.requestsPerMinute(),
                keys.tokensPerMinute() == null ? before.tokensPerMinute() : keys.tokensPerMinute(),
                before.constrained(),
                before.tier(),
                before.price());
    }
}

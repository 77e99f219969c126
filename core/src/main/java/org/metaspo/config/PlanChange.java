package org.metaspo.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
    private static final Set<String> MODEL_KEYS = Set.of("concurrency", "timeout", "base-url", "api-key-env");

    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private final boolean changesBudget;

    /**
     * @param assignments {@code path.to.key=value}
     * @throws BadInputException one of them would change the result
     */
    public PlanChange(List<String> assignments) {
        for (String assignment : assignments) {
            requireHarmless(assignment);
            ConfigTree.set(tree, assignment);
        }
        this.changesBudget = tree.has("budget");
    }

    private static void requireHarmless(String assignment) {
        String path = assignment.contains("=") ? assignment.substring(0, assignment.indexOf('=')) : assignment;
        String[] steps = path.split("\\.", -1);
        boolean budget = steps[0].equals("budget");
        boolean endpoint = steps.length == 3 && steps[0].equals("models") && MODEL_KEYS.contains(steps[2]);
        if (!budget && !endpoint) {
            throw new BadInputException(
                    "--set " + assignment,
                    "would change what the recorded answers belong to.",
                    "Resume takes budget.* and models.ROLE.{concurrency, timeout, base-url, api-key-env}; start a new"
                            + " run for anything else.");
        }
    }

    @Override
    public RunPlan apply(RunPlan plan) {
        ConfigKeys keys = YamlFile.bind(tree, "--set", ConfigKeys.class);
        Map<Role, ModelSettings> models = new EnumMap<>(Role.class);
        models.putAll(plan.models());
        if (keys.models() != null) {
            change(models, Role.TASK, keys.models().task());
            change(models, Role.OPTIMIZER, keys.models().optimizer());
            change(models, Role.JUDGE, keys.models().judge());
        }
        return plan.with(changesBudget ? new CapsReader("--set").read(keys.budget(), models) : plan.caps(), models);
    }

    private static void change(Map<Role, ModelSettings> models, Role role, @Nullable ModelKeys keys) {
        ModelSettings before = models.get(role);
        if (keys != null && before != null) {
            models.put(role, changed(before, keys));
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
                before.constrained(),
                before.price());
    }
}

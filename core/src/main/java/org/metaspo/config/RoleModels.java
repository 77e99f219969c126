package org.metaspo.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.config.ConfigKeys.ModelKeys;
import org.metaspo.judge.Judging;
import org.metaspo.method.Methods;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.proposal.ComponentCorpus;
import org.metaspo.proposal.MetaPrompts;
import org.metaspo.run.RunPlan;
import org.metaspo.run.RunPlan.PlannedTask;
import tools.jackson.databind.JsonNode;

/** The models of a configuration by role: those that a command asks are resolved, the others checked for form. */
final class RoleModels {
    private final Path file;
    private final ConfigKeys given;
    private final ConfigKeys keys;
    private final List<String> notices;
    private final Map<Role, ModelSettings> models = new EnumMap<>(Role.class);
    private @Nullable ModelReader judge;

    /**
     * @param given as configured
     * @param keys with every default
     * @param notices hears what the user should know
     */
    RoleModels(Path file, ConfigKeys given, ConfigKeys keys, List<String> notices) {
        this.file = file;
        this.given = given;
        this.keys = keys;
        this.notices = notices;
    }

    /** Those that are asked. */
    Map<Role, ModelSettings> byRole() {
        return models;
    }

    /** What the optimizer model is told; null where none is asked. */
    @Nullable
    MetaPrompts metaPrompts() {
        return models.containsKey(Role.OPTIMIZER) ? MetaPrompts.shipped() : null;
    }

    /** Checks that these models can make. */
    List<String> checked(List<String> checks) {
        if (checks.contains(RunPlan.WORDING) && metaPrompts() == null) {
            throw bad(
                    "method.checks",
                    "`wording` asks an optimizer model, and this run has none.",
                    "Name a model under `models.optimizer`, or leave the check out.");
        }
        return checks;
    }

    /** Those of every role that has a model, whichever command would ask it. */
    Map<Role, ModelSettings> all() {
        ConfigKeys.Models all = keys.models();
        ConfigKeys.Models own = given.models();
        if (all == null || own == null) {
            throw bad("models", "is missing.", "Name at least a task model.");
        }
        for (Role role : Role.values()) {
            ModelKeys complete = of(all, role);
            ModelKeys configured = of(own, role);
            if (complete != null && configured != null && !isComponents(complete)) {
                readModel(role, configured, complete);
            }
        }
        return models;
    }

    private static @Nullable ModelKeys of(ConfigKeys.Models models, Role role) {
        return switch (role) {
            case TASK -> models.task();
            case OPTIMIZER -> models.optimizer();
            case JUDGE -> models.judge();
        };
    }

    /** The judge model, which a calibration asks. */
    ModelSettings calibrated() {
        ConfigKeys.Models all = keys.models();
        ConfigKeys.Models own = given.models();
        if (all == null || own == null || all.judge() == null || own.judge() == null) {
            throw bad("models.judge", "is missing.", "Name the model to calibrate: {provider: ..., model: ...}.");
        }
        readModel(Role.JUDGE, own.judge(), all.judge());
        return Objects.requireNonNull(models.get(Role.JUDGE));
    }

    /**
     * Resolves the task model, and the optimizer model where one is asked.
     *
     * @param method that proposes; null where none does
     */
    void read(@Nullable String method) {
        ConfigKeys.Models all = keys.models();
        ConfigKeys.Models own = given.models();
        if (all == null || own == null || all.task() == null || own.task() == null) {
            throw bad("models.task", "is missing.", "Name the model that answers: {provider: ..., model: ...}.");
        }
        readModel(Role.TASK, own.task(), all.task());
        if (method != null) {
            readOptimizer(method, own.optimizer(), all.optimizer());
        } else if (all.optimizer() != null && own.optimizer() != null && !isComponents(all.optimizer())) {
            // Asked nothing: checked for form, and left alone.
            reader(Role.OPTIMIZER, own.optimizer(), all.optimizer()).read();
        }
        if (all.judge() != null && own.judge() != null) {
            // Where no task is judged it is checked for form, and left alone.
            judge = reader(Role.JUDGE, own.judge(), all.judge());
            judge.read();
        }
    }

    private @Nullable JsonNode judgeKeys() {
        ModelKeys own = given.models() == null ? null : given.models().judge();
        return own == null ? null : own.calibration();
    }

    /** What judged tasks need; null where there is none. */
    @Nullable
    Judging judging(List<PlannedTask> tasks) {
        JudgeReader reader = new JudgeReader(tasks);
        if (!reader.isNeeded()) {
            return null;
        }
        if (judge == null) {
            throw bad(
                    "models.judge",
                    "is missing: " + reader.judgedTasks() + " are judged by a model.",
                    "Name it: {provider: ..., model: ...}.");
        }
        models.put(Role.JUDGE, judge.read());
        notices.addAll(judge.notices());
        Judging judging = reader.read(
                models, new CalibrationFiles(file, Objects.requireNonNull(file.getParent())).read(judgeKeys()));
        notices.addAll(judging.warnings());
        return judging;
    }

    static boolean isComponents(ModelKeys keys) {
        return ModelReader.COMPONENTS.equals(keys.provider());
    }

    private void readOptimizer(String method, @Nullable ModelKeys own, @Nullable ModelKeys complete) {
        boolean composing = Methods.COMPOSING.contains(method);
        if (own == null || complete == null) {
            if (!composing) {
                throw bad(
                        "models.optimizer",
                        "is missing: the method proposes by a model.",
                        Methods.FROM_FAILURES.contains(method)
                                ? "Name one, or write `optimizer: {provider: components}` to propose from the component"
                                        + " corpus."
                                : "Name one.");
            }
            return;
        }
        boolean components = isComponents(complete);
        if (components && !composing && !Methods.FROM_FAILURES.contains(method)) {
            throw bad(
                    "models.optimizer.provider",
                    "`components` cannot write what `" + method + "` asks for.",
                    "Name a model, or choose another method.");
        }
        if (method.equals(Methods.RANDOM_COMPONENTS) && !components) {
            // It asks none: checked for form, and left alone.
            reader(Role.OPTIMIZER, own, complete).read();
        } else if (!components) {
            readModel(Role.OPTIMIZER, own, complete);
        }
    }

    /** What prompts are composed of; null where a model writes them. */
    @Nullable
    List<String> corpus(String method) {
        if (Methods.COMPOSING.contains(method)) {
            return ComponentCorpus.shipped().all();
        }
        return models.containsKey(Role.OPTIMIZER)
                ? null
                : ComponentCorpus.shipped().basic();
    }

    private void readModel(Role role, ModelKeys own, ModelKeys complete) {
        ModelReader reader = reader(role, own, complete);
        models.put(role, reader.read());
        notices.addAll(reader.notices());
    }

    private ModelReader reader(Role role, ModelKeys own, ModelKeys complete) {
        return new ModelReader(file.toString(), role, own, complete, Objects.requireNonNull(keys.seed(), "seed"));
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", " + key, what, remedy);
    }
}

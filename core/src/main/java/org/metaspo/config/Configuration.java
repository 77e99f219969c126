package org.metaspo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Caps;
import org.metaspo.config.ConfigKeys.DataKeys;
import org.metaspo.config.ConfigKeys.ModelKeys;
import org.metaspo.judge.JudgePrompt;
import org.metaspo.judge.Judging;
import org.metaspo.method.Methods;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.prompt.FrozenRegions;
import org.metaspo.proposal.ComponentCorpus;
import org.metaspo.proposal.MetaPrompts;
import org.metaspo.run.CalibrationPlan;
import org.metaspo.run.ProgramVersion;
import org.metaspo.run.RunPlan;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.Judged;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.LoadedTask;
import org.metaspo.task.source.YamlFile;
import org.metaspo.task.source.catalogue.TaskRole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A configuration file with everything that it names, checked as a whole before anything is written or spent.
 */
public final class Configuration {

    private static final String ORIGIN = "# Resolved from ";

    private final Path file;
    private final ObjectNode tree;
    private final ConfigKeys given;
    private final ConfigKeys keys;
    private final List<String> notices = new ArrayList<>();
    private final Map<Role, ModelSettings> models = new EnumMap<>(Role.class);
    private @Nullable ModelReader judge;

    private Configuration(Path file, ObjectNode own) {
        this.file = file;
        ConfigTree.requireValues(own, file.toString());
        this.given = YamlFile.bind(own, file.toString(), ConfigKeys.class);
        ObjectNode complete = Defaults.under(own);
        this.tree = complete;
        this.keys = YamlFile.bind(complete, file.toString(), ConfigKeys.class);
    }

    /**
     * Reads a configuration.
     *
     * @param file YAML
     * @param assignments {@code path.to.key=value}, in order
     * @throws BadInputException with place and remedy
     */
    public static Configuration read(Path file, List<String> assignments) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(
                    file.toString().isEmpty() ? "CONFIG" : file.toString(),
                    Files.isDirectory(file) ? "This is a directory." : "There is no such configuration.",
                    "Give the path of a YAML file.");
        }
        ObjectNode own = ConfigTree.read(file);
        assignments.forEach(assignment -> ConfigTree.set(own, assignment));
        refuseDefaults(own, file, "providers", "models");
        refuseDefaults(own, file, "methods", "method");
        return new Configuration(file.toAbsolutePath().normalize(), own);
    }

    private static void refuseDefaults(ObjectNode own, Path file, String key, String instead) {
        if (own.has(key)) {
            throw new BadInputException(
                    file + ", " + key, "is no key of a configuration.", "Put the keys under `" + instead + "`.");
        }
    }

    /** The directory of the file: relative paths start there, and a {@code .env} is looked for there. */
    public Path directory() {
        return Objects.requireNonNull(file.getParent(), "an absolute path of a file has a parent");
    }

    /** The directory of the configuration that a run was made from, where it is known and still there. */
    public static Optional<Path> origin(Path runDirectory) {
        Path stored = runDirectory.resolve("config.yaml");
        try (Stream<String> lines = Files.lines(stored)) {
            return lines.findFirst()
                    .filter(line -> line.startsWith(ORIGIN))
                    .map(line -> Path.of(line.substring(ORIGIN.length())).getParent())
                    .filter(Files::isDirectory);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The run's name: given, or that of the directory. */
    public String name() {
        String name = keys.name();
        Path directory = directory().getFileName();
        return name != null ? name : directory == null ? "run" : directory.toString();
    }

    /** What the user should know, once {@link #plan} was made. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /** The configuration with every default, as it is stored with a run. */
    public String yaml(String command) {
        ObjectNode stored = tree.deepCopy();
        stored.put("name", name());
        stored.put("command", command);
        return ORIGIN + file + "\n" + ConfigTree.yaml(stored);
    }

    /**
     * The plan of a run: models resolved, tasks loaded, items drawn.
     *
     * @param command that asks for it
     * @throws BadInputException with place and remedy
     */
    public RunPlan plan(String command) {
        MethodChoice method = new MethodReader(file.toString(), required(keys.method(), "method")).read();
        readModels(method);
        long seed = Objects.requireNonNull(keys.seed(), "reference.yaml has a seed");
        List<PlannedTask> tasks = tasks(seed, method.isEfficient());
        String prompt = new StartPrompt(file.toString(), directory())
                .read(Objects.requireNonNull(keys.systemPrompt(), "reference.yaml has a system prompt"));
        requireClosed("system-prompt", prompt);
        Judging judging = judging(tasks); // completes the models
        return new RunPlan(
                name(),
                command,
                seed,
                models,
                method.name(),
                method.schedule(),
                method.sizes(),
                FrozenRegions.withoutMarks(prompt),
                FrozenRegions.in(prompt),
                tasks,
                method.maxSystemTokens(),
                method.maxUserTokens(),
                baselines(),
                caps(method),
                models.containsKey(Role.OPTIMIZER) ? MetaPrompts.shipped() : null,
                corpus(method),
                judging,
                ProgramVersion.program(),
                ProgramVersion.SEARCH);
    }

    private Caps caps(MethodChoice method) {
        Caps caps = new CapsReader(file.toString()).read(keys.budget(), models);
        if (method.needsCap() && caps.isEmpty()) {
            throw bad(
                    "method.schedule",
                    "`reference` of `" + method.name() + "` scores thousands of prompts.",
                    "Set a cap, such as `budget: {calls: 20000}`, or write `schedule: efficient`.");
        }
        return caps;
    }

    private void requireClosed(String key, String marked) {
        if (!FrozenRegions.areClosed(marked)) {
            throw bad(
                    key,
                    "has a mark of a frozen region without its partner, or one region inside another.",
                    "Write <frozen>...</frozen> around each passage.");
        }
    }

    private void readModels(MethodChoice method) {
        ConfigKeys.Models all = keys.models();
        ConfigKeys.Models own = given.models();
        if (all == null || own == null || all.task() == null || own.task() == null) {
            throw bad("models.task", "is missing.", "Name the model that answers: {provider: ..., model: ...}.");
        }
        readModel(Role.TASK, own.task(), all.task());
        readOptimizer(method, own.optimizer(), all.optimizer());
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

    /**
     * The plan of a calibration of the judge.
     *
     * @param labels answers that people have judged
     * @param task by whose kind, rubric and votes; null where all judged tasks of the configuration agree on them
     * @throws BadInputException with place and remedy
     */
    public CalibrationPlan calibration(Path labels, @Nullable String task) {
        ConfigKeys.Models all = keys.models();
        ConfigKeys.Models own = given.models();
        if (all == null || own == null || all.judge() == null || own.judge() == null) {
            throw bad("models.judge", "is missing.", "Name the model to calibrate: {provider: ..., model: ...}.");
        }
        readModel(Role.JUDGE, own.judge(), all.judge());
        long seed = Objects.requireNonNull(keys.seed(), "reference.yaml has a seed");
        Judged metric =
                new JudgedChoice(file.toString(), taskChoice(seed, false).described()).choose(task);
        return new CalibrationPlan(
                name() + "-judge",
                seed,
                Objects.requireNonNull(models.get(Role.JUDGE)),
                metric,
                JudgePrompt.shipped(metric.judge()),
                new LabelReader(metric).read(labels),
                new CapsReader(file.toString()).read(keys.budget(), models),
                ProgramVersion.program(),
                ProgramVersion.SEARCH);
    }

    /** What judged tasks need; null where there is none. */
    private @Nullable Judging judging(List<PlannedTask> tasks) {
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
        Judging judging = reader.read(models, new CalibrationFiles(file, directory()).read(judgeKeys()));
        notices.addAll(judging.warnings());
        return judging;
    }

    private void readOptimizer(MethodChoice method, @Nullable ModelKeys own, @Nullable ModelKeys complete) {
        boolean composing = Methods.COMPOSING.contains(method.name());
        if (own == null || complete == null) {
            if (!composing) {
                throw bad(
                        "models.optimizer",
                        "is missing: the method proposes by a model.",
                        Methods.FROM_FAILURES.contains(method.name())
                                ? "Name one, or write `optimizer: {provider: components}` to propose from the component"
                                        + " corpus."
                                : "Name one.");
            }
            return;
        }
        boolean components = ModelReader.COMPONENTS.equals(complete.provider());
        if (components && !composing && !Methods.FROM_FAILURES.contains(method.name())) {
            throw bad(
                    "models.optimizer.provider",
                    "`components` cannot write what `" + method.name() + "` asks for.",
                    "Name a model, or choose another method.");
        }
        if (method.name().equals(Methods.RANDOM_COMPONENTS) && !components) {
            // It asks none: checked for form, and left alone.
            reader(Role.OPTIMIZER, own, complete).read();
        } else if (!components) {
            readModel(Role.OPTIMIZER, own, complete);
        }
    }

    /** What prompts are composed of; null where a model writes them. */
    @Nullable
    private List<String> corpus(MethodChoice method) {
        if (Methods.COMPOSING.contains(method.name())) {
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

    private List<PlannedTask> tasks(long seed, boolean efficient) {
        TaskChoice choice = taskChoice(seed, efficient);
        List<PlannedTask> tasks = new ArrayList<>();
        for (LoadedTask loaded : choice.load(TaskRole.SOURCE)) {
            requireClosed("tasks.source." + tasks.size(), loaded.task().instruction());
            requireClosed("tasks.source." + tasks.size(), loaded.task().suffix());
            tasks.add(new PlannedTask(loaded.task(), loaded.splits()));
        }
        notices.addAll(choice.notices());
        return tasks;
    }

    private TaskChoice taskChoice(long seed, boolean efficient) {
        DataKeys data = required(keys.data(), "data");
        // The reference schedule selects on the training items: a validation part would only take items away.
        int validation = atLeast(efficient ? 1 : 0, "data.validation", data.validation());
        SplitSizes sizes = new SplitSizes(
                atLeast(1, "data.train", data.train()),
                efficient ? validation : 0,
                atLeast(1, "data.test", data.test()));
        Path dataDirectory = directory()
                .resolve(Objects.requireNonNullElse(data.directory(), "."))
                .normalize();
        if (!Files.isDirectory(dataDirectory)) {
            throw bad("data.directory", "`" + dataDirectory + "` is no directory.", "Mend the path.");
        }
        return new TaskChoice(file.toString(), directory(), keys.tasks(), dataDirectory, sizes, seed);
    }

    private List<String> baselines() {
        List<String> asked = Objects.requireNonNullElse(keys.baselines(), List.of());
        for (String baseline : asked) {
            if (!RunPlan.BASELINES.contains(baseline)) {
                throw bad(
                        "baselines",
                        "`" + baseline + "` is not in this version.",
                        Suggestion.remedy(baseline, RunPlan.BASELINES));
            }
        }
        return asked;
    }

    private int atLeast(int least, String key, @Nullable Integer value) {
        if (value == null || value < least) {
            throw bad(key, "must be a whole number of at least " + least + ".", "Mend the value.");
        }
        return value;
    }

    private <T> T required(@Nullable T keysOfGroup, String key) {
        if (keysOfGroup == null) {
            throw bad(key, "must be a group of keys.", "Leave it out for the defaults.");
        }
        return keysOfGroup;
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", " + key, what, remedy);
    }
}

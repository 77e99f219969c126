package org.metaspo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.config.ConfigKeys.DataKeys;
import org.metaspo.config.ConfigKeys.MethodKeys;
import org.metaspo.config.ConfigKeys.ModelKeys;
import org.metaspo.method.Methods;
import org.metaspo.method.Schedule;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.prompt.FrozenRegions;
import org.metaspo.proposal.ComponentCorpus;
import org.metaspo.proposal.MetaPrompts;
import org.metaspo.run.ProgramVersion;
import org.metaspo.run.RunPlan;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.SplitCounts;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.LoadedTask;
import org.metaspo.task.source.TaskSource;
import org.metaspo.task.source.YamlFile;
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
    private boolean components;

    private Configuration(Path file, ObjectNode own) {
        this.file = file;
        ConfigTree.requireValues(own, file.toString());
        this.given = YamlFile.bind(own, file.toString(), ConfigKeys.class);
        ObjectNode defaults = ConfigTree.defaults();
        ObjectNode complete = ConfigTree.over(defaults, own);
        for (String role : List.of("task", "optimizer", "judge")) {
            completeModel(complete, defaults, own, role);
        }
        complete.remove("providers");
        this.tree = complete;
        this.keys = YamlFile.bind(complete, file.toString(), ConfigKeys.class);
    }

    /** Lays a role's keys over its provider's defaults, and those over the role's; without keys there is no model. */
    private static void completeModel(ObjectNode complete, ObjectNode defaults, ObjectNode own, String role) {
        ObjectNode all = (ObjectNode) complete.path("models");
        if (!(own.path("models").path(role) instanceof ObjectNode ofRole)) {
            all.remove(role);
            return;
        }
        String provider = ofRole.path("provider").asString("");
        if (defaults.path("providers").path(provider) instanceof ObjectNode ofProvider) {
            ObjectNode byRole = (ObjectNode) defaults.path("models").path(role);
            all.set(role, ConfigTree.over(ConfigTree.over(byRole, ofProvider), ofRole));
        }
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
        if (own.has("providers")) {
            throw new BadInputException(
                    file + ", providers", "is no key of a configuration.", "Put the keys under `models`.");
        }
        return new Configuration(file.toAbsolutePath().normalize(), own);
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
        MethodKeys method = required(keys.method(), "method");
        requireSupported(method);
        Schedule sizes = sizes(method);
        String methodName = methodName(method);
        readModels();
        long seed = Objects.requireNonNull(keys.seed(), "reference.yaml has a seed");
        List<PlannedTask> tasks = tasks(seed);
        String prompt = new StartPrompt(file.toString(), directory())
                .read(Objects.requireNonNull(keys.systemPrompt(), "reference.yaml has a system prompt"));
        if (!FrozenRegions.areClosed(prompt)) {
            throw bad(
                    "system-prompt",
                    "has a mark of a frozen region without its partner, or one region inside another.",
                    "Write <frozen>...</frozen> around each passage.");
        }
        return new RunPlan(
                name(),
                command,
                seed,
                models,
                methodName,
                "reference",
                sizes,
                FrozenRegions.withoutMarks(prompt),
                FrozenRegions.in(prompt),
                tasks,
                atLeast(1, "method.max-system-tokens", method.maxSystemTokens()),
                atLeast(1, "method.max-user-tokens", method.maxUserTokens()),
                baselines(),
                new CapsReader(file.toString()).read(keys.budget(), models),
                components ? null : MetaPrompts.shipped(),
                components ? ComponentCorpus.shipped().all() : null,
                ProgramVersion.program(),
                ProgramVersion.SEARCH);
    }

    private void requireSupported(MethodKeys method) {
        String schedule = method.schedule();
        if ("efficient".equals(schedule)) {
            throw bad("method.schedule", "`efficient` is not in this version.", "Write `schedule: reference`.");
        }
        if (!"reference".equals(schedule)) {
            throw bad("method.schedule", "`" + schedule + "` is unknown.", "Write `schedule: reference`.");
        }
        if (method.calls() != null) {
            throw bad(
                    "method.calls",
                    "sizes the schedule `efficient`, which is not in this version.",
                    "Leave it out; iterations and candidates size the schedule `reference`.");
        }
        if (method.checks() != null && !method.checks().isEmpty()) {
            throw bad("method.checks", "are not in this version.", "Leave the key out.");
        }
        if (keys.tasks() != null
                && (keys.tasks().referenceLayout() != null || keys.tasks().domain() != null)) {
            throw bad("tasks.reference-layout", "is not in this version.", "Name task files under `tasks.source`.");
        }
    }

    private Schedule sizes(MethodKeys method) {
        return new Schedule(
                atLeast(1, "method.iterations", method.iterations()),
                atLeast(1, "method.system-candidates", method.systemCandidates()),
                atLeast(0, "method.user-candidates", method.userCandidates()),
                atLeast(1, "method.user-prompts-kept", method.userPromptsKept()));
    }

    private String methodName(MethodKeys method) {
        String name = String.valueOf(method.name());
        if (!Methods.NAMES.contains(name)) {
            throw bad(
                    "method.name",
                    "`" + name + "` is not a method of this version.",
                    Suggestion.remedy(name, Methods.NAMES));
        }
        return name;
    }

    private void readModels() {
        ConfigKeys.Models all = keys.models();
        ConfigKeys.Models own = given.models();
        if (all == null || own == null || all.task() == null || own.task() == null) {
            throw bad("models.task", "is missing.", "Name the model that answers: {provider: ..., model: ...}.");
        }
        readModel(Role.TASK, own.task(), all.task());
        if (all.optimizer() == null || own.optimizer() == null) {
            throw bad(
                    "models.optimizer",
                    "is missing: the method proposes by a model.",
                    "Name one, or write `optimizer: {provider: components}` to propose from the component corpus.");
        }
        components = ModelReader.COMPONENTS.equals(all.optimizer().provider());
        if (!components) {
            readModel(Role.OPTIMIZER, own.optimizer(), all.optimizer());
        }
        if (all.judge() != null && own.judge() != null) {
            // No metric of this version asks it: checked for form, and left alone.
            reader(Role.JUDGE, own.judge(), all.judge()).read();
        }
    }

    private void readModel(Role role, ModelKeys own, ModelKeys complete) {
        ModelReader reader = reader(role, own, complete);
        models.put(role, reader.read());
        notices.addAll(reader.notices());
    }

    private ModelReader reader(Role role, ModelKeys own, ModelKeys complete) {
        return new ModelReader(file.toString(), role, own, complete, Objects.requireNonNull(keys.seed(), "seed"));
    }

    private List<PlannedTask> tasks(long seed) {
        List<String> files = keys.tasks() == null ? null : keys.tasks().source();
        if (files == null || files.isEmpty()) {
            throw bad("tasks.source", "names no task.", "List at least one task file.");
        }
        DataKeys data = required(keys.data(), "data");
        atLeast(0, "data.validation", data.validation());
        // The reference schedule selects on the training items: a validation part would only take items away.
        SplitSizes sizes =
                new SplitSizes(atLeast(1, "data.train", data.train()), 0, atLeast(1, "data.test", data.test()));
        Path dataDirectory = directory()
                .resolve(Objects.requireNonNullElse(data.directory(), "."))
                .normalize();
        if (!Files.isDirectory(dataDirectory)) {
            throw bad("data.directory", "`" + dataDirectory + "` is no directory.", "Mend the path.");
        }
        List<PlannedTask> tasks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            LoadedTask loaded = TaskSource.load(taskFile(files.get(i), i), dataDirectory, sizes, seed);
            if (!names.add(loaded.task().name())) {
                throw bad(
                        "tasks.source." + i,
                        "Two tasks are called `" + loaded.task().name() + "`.",
                        "Give each its own `name`.");
            }
            if (loaded.task().initialUserPrompt().template().contains("<frozen>")) {
                throw bad(
                        "tasks.source." + i,
                        "Frozen regions of user prompts are not in this version.",
                        "Take the marks out; `user-prompt: fixed` in the task file keeps its whole template.");
            }
            tell(loaded);
            tasks.add(new PlannedTask(loaded.task(), loaded.splits()));
        }
        return tasks;
    }

    private Path taskFile(String name, int index) {
        Path path = directory().resolve(name);
        if (Files.isRegularFile(path)) {
            return path;
        }
        boolean isFile = name.endsWith(".yaml") || name.endsWith(".yml") || name.contains("/");
        throw bad(
                "tasks.source." + index,
                isFile
                        ? "There is no task file " + path + "."
                        : "There is no task file `" + name + "`, and no catalogue of tasks in this version.",
                "Give the path of a task file (YAML).");
    }

    private void tell(LoadedTask loaded) {
        SplitCounts counts = loaded.splits().counts();
        List<String> parts = new ArrayList<>();
        if (counts.duplicates() > 0) {
            parts.add(counts.duplicates() + " duplicates");
        }
        if (counts.leaks() > 0) {
            parts.add(counts.leaks() + " training items that are test items too");
        }
        if (counts.conflicts() > 0) {
            parts.add(counts.conflicts() + " items whose question has different answers");
        }
        if (!parts.isEmpty()) {
            notices.add(loaded.task().name() + ": left out " + String.join(", ", parts) + ".");
        }
        if (counts.testShortfall() > 0) {
            notices.add(loaded.task().name() + ": " + loaded.splits().test().size() + " test items, "
                    + counts.testShortfall() + " fewer than asked.");
        }
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

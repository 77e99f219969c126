package org.metaspo.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Caps;
import org.metaspo.config.ConfigKeys.MethodKeys;
import org.metaspo.config.ConfigKeys.ModelKeys;
import org.metaspo.judge.JudgePrompt;
import org.metaspo.judge.Judging;
import org.metaspo.method.Methods;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.prompt.FrozenRegions;
import org.metaspo.run.CalibrationPlan;
import org.metaspo.run.ProgramVersion;
import org.metaspo.run.RunPlan;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.study.Arm;
import org.metaspo.study.Study;
import org.metaspo.task.Judged;
import org.metaspo.task.source.LoadedTask;
import org.metaspo.task.source.YamlFile;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.TaskRole;
import tools.jackson.databind.node.ObjectNode;

/**
 * A configuration file with everything that it names, checked as a whole before anything is written or spent.
 */
public final class Configuration {

    private final Path file;
    private final ObjectNode own;
    private final ObjectNode tree;
    private final ConfigKeys given;
    private final ConfigKeys keys;
    private final List<String> notices = new ArrayList<>();
    private final RoleModels models;

    private Configuration(Path file, ObjectNode own) {
        this.file = file;
        this.own = own;
        ConfigTree.requireValues(own, file.toString());
        this.given = YamlFile.bind(own, file.toString(), ConfigKeys.class);
        this.tree = Defaults.under(own);
        this.keys = YamlFile.bind(tree, file.toString(), ConfigKeys.class);
        this.models = new RoleModels(file, given, keys, notices);
    }

    /**
     * Reads a configuration.
     *
     * @param file YAML; or the directory of a run, for the configuration that it was made from as it was resolved
     * @param assignments {@code path.to.key=value}, in order
     * @throws BadInputException with place and remedy
     */
    public static Configuration read(Path file, List<String> assignments) {
        Optional<Path> stored = Origin.stored(file);
        if (stored.isPresent()) {
            ObjectNode own = ConfigTree.stored(stored.get());
            assignments.forEach(assignment -> ConfigTree.set(own, assignment));
            return new Configuration(Origin.of(stored.get()).orElse(stored.get()), own);
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(
                    file.toString().isEmpty() ? "CONFIG" : file.toString(),
                    Files.isDirectory(file) ? "This is a directory." : "There is no such configuration.",
                    YamlFile.nearest(file)
                            .map(near -> "Maybe you meant `" + near + "`.")
                            .orElse("Give the path of a YAML file."));
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
        ObjectNode stored = tree.deepCopy().put("name", name()).put("command", command);
        return Origin.LINE + file + "\n" + ConfigTree.yaml(stored);
    }

    /**
     * The plan of a run: models resolved, tasks loaded, items drawn.
     *
     * @param command that asks for it
     * @throws BadInputException with place and remedy
     */
    public RunPlan plan(String command) {
        MethodChoice method = method(command);
        models.read(method.name().equals(Methods.NONE) ? null : method.name());
        List<PlannedTask> tasks = load(TaskRole.SOURCE, data().tasks(seed(), method.isEfficient())).stream()
                .map(loaded -> new PlannedTask(loaded.task(), loaded.splits(), null))
                .toList();
        EfficientPlan check = new EfficientPlan(file.toString());
        check.requireValidation(method, tasks);
        String prompt = startPrompt();
        requireClosed("system-prompt", prompt);
        Judging judging = models.judging(tasks); // completes the models
        RunPlan plan = new RunPlan(
                name(),
                command,
                seed(),
                models.byRole(),
                method.name(),
                method.schedule(),
                method.sizes(),
                FrozenRegions.withoutMarks(prompt),
                FrozenRegions.in(prompt),
                tasks,
                method.maxSystemTokens(),
                method.maxUserTokens(),
                baselines(),
                models.checked(method.checks()),
                caps(method),
                models.metaPrompts(),
                method.name().equals(Methods.NONE) ? null : models.corpus(method.name()),
                judging,
                null,
                ProgramVersion.program(),
                ProgramVersion.SEARCH);
        check.requireCalls(plan);
        return plan;
    }

    private long seed() {
        return Objects.requireNonNull(keys.seed(), "reference.yaml has a seed");
    }

    private DataReader data() {
        return new DataReader(file, required(keys.data(), "data"), keys.tasks());
    }

    private MethodChoice method(String command) {
        MethodChoice method = new MethodReader(file.toString(), required(keys.method(), "method")).read();
        return command.equals(RunPlan.ABLATE) ? method.ablating() : method;
    }

    /**
     * The tasks of a role by their names, each with what a configuration says to name it: a file or a name of the catalogue.
     *
     * @param role {@link TaskRole#SOURCE} or {@link TaskRole#TARGET}; empty where the configuration has none
     */
    public Map<String, String> entries(TaskRole role) {
        return data().tasks(seed(), false).entries(role);
    }

    /**
     * The plan of a study on the target tasks.
     *
     * @param choice what is asked
     * @throws BadInputException with place and remedy
     */
    public RunPlan plan(StudyChoice choice) {
        MethodChoice adaptation = adaptation();
        List<LoadedTask> targets = targets();
        Study study = StudyReader.read(choice, targets, adaptation.sizes(), startPrompt());
        String proposing = proposing(choice, targets);
        models.read(proposing);
        List<PlannedTask> tasks = targets.stream().map(Configuration::target).toList();
        Judging judging = models.judging(tasks); // completes the models
        return new RunPlan(
                name(),
                choice.command(),
                seed(),
                models.byRole(),
                study.name(),
                Methods.REFERENCE,
                adaptation.sizes(),
                study.arm(Arm.DEFAULT).systemPrompt(),
                List.of(),
                tasks,
                adaptation.maxSystemTokens(),
                adaptation.maxUserTokens(),
                baselinesOfStudy(),
                List.of(),
                new CapsReader(file.toString()).read(keys.budget(), models.byRole()),
                models.metaPrompts(),
                proposing == null ? null : models.corpus(proposing),
                judging,
                study,
                ProgramVersion.program(),
                ProgramVersion.SEARCH);
    }

    /**
     * Checks what a study would read but for its system prompts, which are still to be learned.
     *
     * @throws BadInputException with place and remedy
     */
    public void require(StudyChoice choice) {
        adaptation();
        List<LoadedTask> targets = targets();
        StudyReader.requireData(choice, targets);
        models.read(proposing(choice, targets));
        models.judging(targets.stream().map(Configuration::target).toList());
    }

    /** The models of all roles, whichever command would ask them; tasks are not looked at. */
    public Map<Role, ModelSettings> models() {
        return models.all();
    }

    private String startPrompt() {
        return new StartPrompt(file.toString(), directory()).read(required(keys.systemPrompt(), "system-prompt"));
    }

    private List<LoadedTask> targets() {
        return load(TaskRole.TARGET, data().tasks(seed(), false));
    }

    private static PlannedTask target(LoadedTask loaded) {
        String domain = Catalogue.shipped()
                .find(loaded.task().name())
                .map(CatalogueEntry::domain)
                .orElse(null);
        return new PlannedTask(loaded.task(), loaded.splits(), domain);
    }

    /** The sizes of an adaptation: those of a configured {@code protegi}, else its defaults. */
    private MethodChoice adaptation() {
        MethodKeys configured = required(keys.method(), "method");
        MethodChoice method = new MethodReader(file.toString(), configured).read();
        ConfigKeys complete = YamlFile.bind(Defaults.under(method.adapting(own)), file.toString(), ConfigKeys.class);
        return new MethodReader(file.toString(), required(complete.method(), "method")).read();
    }

    /** The method that the study proposes by; null where it proposes nothing. */
    @Nullable
    private String proposing(StudyChoice choice, List<LoadedTask> targets) {
        if (choice instanceof StudyChoice.AsIs) {
            return null;
        }
        if (choice instanceof StudyChoice.Adapt) {
            return Methods.PROTEGI;
        }
        Optional<LoadedTask> unwritten = targets.stream()
                .filter(target ->
                        target.unseenUserPrompts().isEmpty() && !target.task().userPromptFixed())
                .findFirst();
        ModelKeys optimizer = given.models() == null ? null : given.models().optimizer();
        if (unwritten.isPresent() && (optimizer == null || RoleModels.isComponents(optimizer))) {
            throw bad(
                    "models.optimizer",
                    "names no model, and the user prompts of `"
                            + unwritten.get().task().name() + "` have still to be written.",
                    "Name a model, or give the task `unseen-user-prompts: FILE`, a JSON list of texts.");
        }
        return unwritten.isPresent() ? Methods.APE : null;
    }

    /** A study compares system prompts; the majority is all that it has beside them. */
    private List<String> baselinesOfStudy() {
        List<String> asked = baselines();
        if (asked.contains(RunPlan.EMPTY)) {
            notices.add("The baseline `empty` belongs to `train`: a study leaves it out.");
        }
        return asked.stream().filter(name -> !name.equals(RunPlan.EMPTY)).toList();
    }

    private Caps caps(MethodChoice method) {
        Caps caps = new CapsReader(file.toString()).read(keys.budget(), models.byRole());
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

    /**
     * The plan of a calibration of the judge.
     *
     * @param labels answers that people have judged
     * @param task by whose kind, rubric and votes; null where all judged tasks of the configuration agree on them
     * @throws BadInputException with place and remedy
     */
    public CalibrationPlan calibration(Path labels, @Nullable String task) {
        ModelSettings judge = models.calibrated();
        Judged metric =
                new JudgedChoice(file.toString(), data().tasks(seed(), false).described()).choose(task);
        return new CalibrationPlan(
                name() + "-judge",
                seed(),
                judge,
                metric,
                JudgePrompt.shipped(metric.judge()),
                new LabelReader(metric).read(labels),
                new CapsReader(file.toString()).read(keys.budget(), models.byRole()),
                ProgramVersion.program(),
                ProgramVersion.SEARCH);
    }

    private List<LoadedTask> load(TaskRole role, TaskChoice choice) {
        List<LoadedTask> tasks = choice.load(role);
        for (int i = 0; i < tasks.size(); i++) {
            String place = "tasks." + role.key() + "." + i;
            requireClosed(place, tasks.get(i).task().instruction());
            requireClosed(place, tasks.get(i).task().suffix());
        }
        notices.addAll(choice.notices());
        return tasks;
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

package org.metaspo;

import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.StopSignal;
import org.metaspo.config.CalibrationChange;
import org.metaspo.config.Configuration;
import org.metaspo.config.Dotenv;
import org.metaspo.config.Origin;
import org.metaspo.config.PlanChange;
import org.metaspo.config.StudyChoice;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.model.ChatModelProvider;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Provider;
import org.metaspo.model.Providers;
import org.metaspo.model.Role;
import org.metaspo.result.CalibrationResult;
import org.metaspo.result.Estimate;
import org.metaspo.result.RunComparison;
import org.metaspo.result.RunResult;
import org.metaspo.run.CalibrationPlan;
import org.metaspo.run.CalibrationRun;
import org.metaspo.run.Estimator;
import org.metaspo.run.ModelCheck;
import org.metaspo.run.Run;
import org.metaspo.run.RunPlan;
import org.metaspo.run.Tested;
import org.metaspo.task.source.catalogue.TaskRole;

/**
 * Learns system prompts, embedded in an application.
 *
 * <pre>{@code
 * RunResult result = MetaSpo.configured(Path.of("metaspo.yaml"))
 *         .set("data.test=200")
 *         .taskModel(chatModel)                  // any LangChain4j ChatModel; else the configured provider
 *         .listener(event -> log.info("{}", event))
 *         .train(Path.of("runs/first"));
 * String learned = result.systemPrompt().learned();
 * }</pre>
 */
public final class MetaSpo {
    private final List<String> assignments = new ArrayList<>();
    private final Map<Role, Provider> given = new EnumMap<>(Role.class);
    private final @Nullable Path configuration;
    private final StopSignal stop;
    private final Map<String, Prepared> prepared = new HashMap<>();
    private Listener listener = Listener.NONE;
    private @Nullable Path cache;

    /** A configuration that was read, with what it comes to. */
    private record Prepared(Configuration configuration, RunPlan plan) {}

    private MetaSpo(@Nullable Path configuration, StopSignal stop) {
        this.configuration = configuration;
        this.stop = stop;
    }

    /** Runs of a configuration file. */
    public static MetaSpo configured(Path configuration) {
        return new MetaSpo(configuration, new StopSignal());
    }

    /** Runs that exist already, to be resumed. */
    public static MetaSpo existing() {
        return new MetaSpo(null, new StopSignal());
    }

    /** Changes a key of the configuration: {@code path.to.key=value}, the value in YAML. */
    public MetaSpo set(String assignment) {
        assignments.add(assignment);
        prepared.clear();
        return this;
    }

    /** Answers the tasks with this model instead of the configured provider. Its name and parameters stay as configured. */
    public MetaSpo taskModel(ChatModel model) {
        given.put(Role.TASK, new ChatModelProvider(model));
        return this;
    }

    /** Proposes with this model instead of the configured provider. */
    public MetaSpo optimizerModel(ChatModel model) {
        given.put(Role.OPTIMIZER, new ChatModelProvider(model));
        return this;
    }

    /** Hears what happens; called from several threads. */
    public MetaSpo listener(Listener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Takes answers from a file that runs share, and keeps new ones there: what was asked before, of the same model at the
     * same address, is not paid again. Without this a run knows no other. It never changes what an answer is.
     *
     * @param file made where it is missing, of at most 1 GiB; several processes may use it at once
     */
    public MetaSpo cache(Path file) {
        cache = file;
        return this;
    }

    /** Asks the run to stop in order, from any thread: what is on the wire finishes, and the run can be resumed. */
    public void stop(String why) {
        stop.ask(why);
    }

    /** The name that the configuration gives its runs. */
    public String name() {
        return read().name();
    }

    /**
     * Checks everything that needs no model, and draws the items.
     *
     * @throws org.metaspo.problem.BadInputException with place and remedy
     */
    public RunPlan plan() {
        return plan("train");
    }

    /**
     * Checks everything that needs no model, and draws the items.
     *
     * @param command train, or {@link RunPlan#ABLATE}
     * @throws org.metaspo.problem.BadInputException with place and remedy
     */
    public RunPlan plan(String command) {
        return prepared(command).plan();
    }

    /**
     * Checks everything that needs no model, and draws the items.
     *
     * @throws org.metaspo.problem.BadInputException with place and remedy
     */
    public RunPlan plan(StudyChoice choice) {
        return prepared(choice).plan();
    }

    /**
     * What {@link #train} will come to, without asking anybody.
     *
     * @throws org.metaspo.problem.BadInputException configuration or data are wrong
     */
    public Estimate estimate() {
        return new Estimator(plan()).estimate();
    }

    /**
     * What {@link #ablate} will come to, without asking anybody.
     *
     * @throws org.metaspo.problem.BadInputException configuration or data are wrong
     */
    public Estimate estimateAblation() {
        return new Estimator(plan(RunPlan.ABLATE)).estimate();
    }

    /**
     * What {@link #study} will come to, without asking anybody.
     *
     * @param choice which of the two, and of what
     */
    public Estimate estimate(StudyChoice choice) {
        return new Estimator(plan(choice)).estimate();
    }

    /**
     * Optimizes.
     *
     * @param runDirectory where the run is kept; must not hold a run
     * @return the result, as {@code result.json} has it
     * @throws org.metaspo.problem.BadInputException configuration or data are wrong; nothing was written or spent
     */
    public RunResult train(Path runDirectory) throws InterruptedException {
        return start(prepared("train"), runDirectory);
    }

    /**
     * Looks at the configured system prompt sentence by sentence, and tests the shortest one that is not worse against it.
     *
     * @param runDirectory where the run is kept; must not hold a run
     * @throws org.metaspo.problem.BadInputException configuration or data are wrong; nothing was written or spent
     */
    public RunResult ablate(Path runDirectory) throws InterruptedException {
        return start(prepared(RunPlan.ABLATE), runDirectory);
    }

    /**
     * The tasks of the configuration by name, each with what names it there.
     *
     * @param source whether the source tasks, and not the target tasks
     */
    public Map<String, String> tasks(boolean source) {
        return read().entries(source ? TaskRole.SOURCE : TaskRole.TARGET);
    }

    /**
     * Checks, before something is learned, that it can be measured afterwards.
     *
     * @param choice whose system prompt need not be there yet
     * @throws org.metaspo.problem.BadInputException configuration or data are wrong
     */
    public void requireStudy(StudyChoice choice) {
        read().require(choice);
    }

    /**
     * Measures system prompts on the target tasks, without learning from them: unseen generalization or test-time
     * adaptation.
     *
     * @param choice which of the two, and of what
     * @param runDirectory where the run is kept; must not hold a run
     * @throws org.metaspo.problem.BadInputException configuration or data are wrong; nothing was written or spent
     */
    public RunResult study(StudyChoice choice, Path runDirectory) throws InterruptedException {
        return start(prepared(choice), runDirectory);
    }

    private RunResult start(Prepared what, Path runDirectory) throws InterruptedException {
        Configuration read = what.configuration();
        Run.Surroundings around = around(List.of(read.directory()), telling(read.notices()));
        return Run.start(what.plan(), read.yaml(what.plan().command()), runDirectory, around);
    }

    /** Read once: an estimate and the run that follows it have the same plan. */
    private Prepared prepared(String command) {
        return prepared.computeIfAbsent(command, asked -> prepare(read -> read.plan(asked)));
    }

    private Prepared prepared(StudyChoice choice) {
        return prepared.computeIfAbsent(choice.toString(), any -> prepare(read -> read.plan(choice)));
    }

    private Prepared prepare(Function<Configuration, RunPlan> planning) {
        Configuration read = read();
        return new Prepared(read, planning.apply(read));
    }

    /**
     * Holds later runs against the first, item by item, on the same test items. Asks nobody: the journals have the answers.
     *
     * @param runDirectories two or more
     * @throws org.metaspo.problem.BadInputException a run was not tested, or on other items
     */
    public static RunComparison compare(List<Path> runDirectories) {
        return RunComparison.of(runDirectories.stream().map(Tested::run).toList());
    }

    /**
     * Goes on with a run that stopped.
     *
     * @param runDirectory of the run
     * @param anyway whether to go on although another search version made it
     * @throws org.metaspo.problem.BadInputException no run is there, or an assignment would change its result
     */
    public RunResult resume(Path runDirectory, boolean anyway) throws InterruptedException {
        PlanChange change = new PlanChange(assignments);
        List<Path> secrets =
                new ArrayList<>(Origin.directory(runDirectory).stream().toList());
        secrets.add(Path.of("").toAbsolutePath());
        return Run.resume(runDirectory, change, anyway, around(secrets, listener));
    }

    /**
     * Holds the configured judge against answers that people have judged.
     *
     * @param labels a {@code .jsonl}, {@code .json} or {@code .csv} file: question, answer and human in each row
     * @param task by whose kind, rubric and votes; null where all judged tasks agree on them
     * @param runDirectory where the calibration is kept; must not hold a run
     */
    public CalibrationResult calibrateJudge(Path labels, @Nullable String task, Path runDirectory)
            throws InterruptedException {
        Configuration read = read();
        CalibrationPlan plan = read.calibration(labels, task);
        Run.Surroundings around = around(List.of(read.directory()), telling(read.notices()));
        return CalibrationRun.start(plan, read.yaml(CalibrationResult.COMMAND), runDirectory, around);
    }

    /** Goes on with a calibration that stopped. */
    public CalibrationResult resumeCalibration(Path runDirectory) throws InterruptedException {
        List<Path> secrets =
                new ArrayList<>(Origin.directory(runDirectory).stream().toList());
        secrets.add(Path.of("").toAbsolutePath());
        return CalibrationRun.resume(runDirectory, new CalibrationChange(assignments), around(secrets, listener));
    }

    /**
     * Asks each role's model for a few tokens, with the parameters of a run: whether it can be reached, whether the key is
     * right, whether there is such a model. Tasks are not looked at, and nothing is kept.
     *
     * @return a check for each role that has a model, in the order of the roles
     * @throws org.metaspo.problem.BadInputException the configuration is wrong
     */
    public List<ModelCheck> checkModels() throws InterruptedException {
        Configuration read = read();
        Map<Role, ModelSettings> models = read.models();
        read.notices().forEach(notice -> listener.on(new Event.Notice(notice)));
        return ModelCheck.all(models, (role, settings) -> connect(role, settings, List.of(read.directory())));
    }

    private Configuration read() {
        if (configuration == null) {
            throw new IllegalStateException("MetaSpo.existing() has no configuration to train from");
        }
        return Configuration.read(configuration, assignments);
    }

    private Run.Surroundings around(List<Path> secrets, Listener hears) {
        return new Run.Surroundings((role, settings) -> connect(role, settings, secrets), hears, stop, shared());
    }

    /** Whether a model of the application's own is the same in another run, nobody can tell. */
    private @Nullable Path shared() {
        if (cache != null && !given.isEmpty()) {
            throw new IllegalStateException("a cache of answers goes with configured models, not with given ones");
        }
        return cache;
    }

    /** Notices follow the start: a run that cannot start has one thing to say. */
    private Listener telling(List<String> notices) {
        return event -> {
            listener.on(event);
            if (event instanceof Event.RunStarted) {
                notices.forEach(notice -> listener.on(new Event.Notice(notice)));
            }
        };
    }

    private Provider connect(Role role, ModelSettings settings, List<Path> secrets) throws InterruptedException {
        Provider own = given.get(role);
        return own != null
                ? own
                : Providers.connect(
                        settings,
                        Dotenv.behind(System.getenv(), secrets),
                        (step, done, total) -> listener.on(new Event.Working(step, done, total)));
    }
}

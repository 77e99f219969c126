package org.metaspo.testbed.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.Keep;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;

/**
 * A world whose truth is known: tasks with items, rules that help or harm, and models that live by them. The same variant
 * and seed give the same world in every process. See {@code docs/world.md}.
 */
public final class World {
    /** The models' names behind the endpoint. */
    public static final String TASK = "task";

    /** See {@link #TASK}. */
    public static final String OPTIMIZER = "optimizer";

    /** See {@link #TASK}. */
    public static final String JUDGE = "judge";

    /** How a question begins. */
    static final Pattern RECORD = Pattern.compile("Record ([a-z]+-\\d{4}):");

    private final Parameters parameters;
    private final long seed;
    private final List<Rule> rules;
    private final List<WorldTask> tasks;
    private final Map<String, Item> items;
    private final Oracle oracle;

    World(Parameters parameters, long seed, List<Rule> rules, List<WorldTask> tasks) {
        this.parameters = parameters;
        this.seed = seed;
        this.rules = List.copyOf(rules);
        this.tasks = List.copyOf(tasks);
        this.items = tasks.stream()
                .flatMap(task -> task.items().stream())
                .collect(Collectors.toUnmodifiableMap(Item::id, Function.identity()));
        this.oracle = new Oracle(this);
    }

    /** The names of the variants. */
    public static List<String> variants() {
        return Resources.variants();
    }

    /**
     * A world.
     *
     * @param variant one of {@link #variants}, or a mixture such as {@code small-effects+coining}: the first one with what
     *     the others change
     * @throws IllegalArgumentException where there is no such variant
     */
    public static World of(String variant, long seed) {
        return of(Resources.parameters(variant), seed);
    }

    /** A world by parameters of one's own. */
    public static World of(Parameters parameters, long seed) {
        return new Founding(parameters, seed * 1_000_003 + parameters.salt()).found();
    }

    /** The models by their names. */
    public Map<String, Responder> models() {
        return Map.of(TASK, new TaskModel(this), OPTIMIZER, new OptimizerModel(this), JUDGE, new JudgeModel(this));
    }

    /** The settings of a testbed where this world's models and its oracle answer. */
    public Settings settings() {
        return Settings.defaults()
                .keep(Keep.TOTALS)
                .models(TASK, OPTIMIZER, JUDGE)
                .responder(new ByModel(models(), Responder.always("There is no model of this name.")))
                .route(OracleRoute.PATH, new OracleRoute(this));
    }

    /** What this world is like. */
    public Parameters parameters() {
        return parameters;
    }

    /** Whether a judge says what the answers are worth, and why. */
    boolean isJudged() {
        return parameters.judging().explains() > 0;
    }

    /** What prompts are truly worth. */
    public Oracle oracle() {
        return oracle;
    }

    /** All tasks, source tasks first. */
    public List<WorldTask> tasks() {
        return tasks;
    }

    /** The tasks to learn from. */
    public List<WorldTask> sourceTasks() {
        return tasks.stream().filter(WorldTask::source).toList();
    }

    /** The tasks that share nothing but the general rules. */
    public List<WorldTask> targetTasks() {
        return tasks.stream().filter(task -> !task.source()).toList();
    }

    /**
     * A task by its name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public WorldTask task(String name) {
        return tasks.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No task is called \"%s\". There are %s"
                        .formatted(name, tasks.stream().map(WorldTask::name).collect(Collectors.joining(", ")))));
    }

    long seed() {
        return seed;
    }

    List<Rule> rules() {
        return rules;
    }

    /** All whole questions in a text, in order, without those that a prompt quotes. */
    List<Item> itemsIn(String text) {
        List<Item> found = new ArrayList<>();
        Matcher matcher = RECORD.matcher(text);
        while (matcher.find()) {
            Item item = items.get(matcher.group(1));
            if (item != null
                    && text.startsWith(item.question(), matcher.start())
                    && !text.startsWith(item.quoted(), matcher.start())) {
                found.add(item);
            }
        }
        return found;
    }

    /** The question that is asked: the last one, as worked examples stand before it. */
    Optional<Item> lastItemIn(String text) {
        List<Item> found = itemsIn(text);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }
}

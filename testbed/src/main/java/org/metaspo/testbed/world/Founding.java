package org.metaspo.testbed.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.metaspo.testbed.Draw;
import org.metaspo.testbed.world.Rule.Kind;

/** Draws a world: which ideas are useful and by how much, what the tasks are, and their items. */
final class Founding {
    private final Parameters parameters;
    private final long seed;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Double> sizes = new HashMap<>();

    Founding(Parameters parameters, long seed) {
        this.parameters = parameters;
        this.seed = seed;
    }

    World found() {
        Parameters.Sizes counts = parameters.sizes();
        List<Subject> subjects =
                shuffled(Resources.subjects(), Subject::name).subList(0, counts.source() + counts.target());
        addGeneralRules();
        subjects.forEach(this::addTaskRules);
        List<WorldTask> tasks = new ArrayList<>();
        tasks.addAll(tasks(subjects.subList(0, counts.source()), true));
        tasks.addAll(tasks(subjects.subList(counts.source(), subjects.size()), false));
        return new World(parameters, seed, rules, tasks);
    }

    private void addGeneralRules() {
        add(
                shuffled(Resources.concepts(), Concept::name),
                null,
                parameters.effects().generalRules());
    }

    private void addTaskRules(Subject subject) {
        List<Concept> concepts = subject.cues().stream()
                .map(cue -> subject.concept(cue, pick(subject.labels(), "label", subject.name(), cue)))
                .toList();
        add(
                shuffled(concepts, Concept::name),
                subject.name(),
                parameters.effects().taskRules());
    }

    private void add(List<Concept> concepts, @Nullable String task, int useful) {
        long harmful = Math.round(parameters.effects().harmfulShare() * (concepts.size() - useful));
        for (int i = 0; i < concepts.size(); i++) {
            Kind kind = i < useful ? Kind.USEFUL : i < useful + harmful ? Kind.HARMFUL : Kind.USELESS;
            boolean overlaps =
                    task != null && kind == Kind.USEFUL && parameters.effects().generalRules() > 0;
            // The general rules are drawn first, the useful ones in front.
            int overlap = overlaps ? i % parameters.effects().generalRules() : -1;
            boolean general = task == null && kind == Kind.USEFUL;
            Rule rule = new Rule(
                    rules.size(),
                    task,
                    kind,
                    concepts.get(i),
                    overlap,
                    general ? rival(i) : -1,
                    general ? support(i) : -1);
            rules.add(rule);
            sizes.put(rule.name(), around(1, parameters.effects().weightSpread(), "weight", rule.name()));
        }
    }

    /** The first useful rules are at odds with each other, two by two. */
    private int rival(int useful) {
        return useful < 2 * parameters.effects().cancelling() ? useful ^ 1 : -1;
    }

    /** The last useful rules need the one before them, every second of them. */
    private int support(int useful) {
        int fromLast = parameters.effects().generalRules() - 1 - useful;
        return fromLast % 2 == 0 && fromLast / 2 < parameters.effects().dependent() ? useful - 1 : -1;
    }

    private List<WorldTask> tasks(List<Subject> subjects, boolean source) {
        double[] offsets = subjects.stream()
                .mapToDouble(subject -> around(0, parameters.effects().startSpread(), "start", subject.name()))
                .toArray();
        double mean = IntStream.range(0, offsets.length)
                .mapToDouble(i -> offsets[i])
                .average()
                .orElse(0);
        List<WorldTask> tasks = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            Subject subject = subjects.get(i);
            tasks.add(new WorldTask(
                    subject.name(),
                    source,
                    subject.labels(),
                    subject.instruction(),
                    parameters.effects().start() + offsets[i] - mean,
                    weights(subject.name()),
                    items(subject)));
        }
        return tasks;
    }

    /** What each rule adds on a task's items: together exactly the gains of the parameters. */
    private List<Double> weights(String task) {
        Parameters.Effects effects = parameters.effects();
        double[] raw = rules.stream().mapToDouble(rule -> raw(rule, task)).toArray();
        double general = sum(raw, rule -> rule.isGeneral() && rule.kind() == Kind.USEFUL);
        double own = sum(raw, rule -> !rule.isGeneral() && rule.kind() == Kind.USEFUL) * (1 - effects.overlap());
        return rules.stream()
                .map(rule -> switch (rule.kind()) {
                    case USEFUL ->
                        rule.isGeneral()
                                ? raw[rule.index()] / general * effects.generalGain()
                                : raw[rule.index()] / own * effects.taskGain();
                    case USELESS -> 0.0;
                    case HARMFUL -> -raw[rule.index()] * effects.harm();
                })
                .toList();
    }

    private double raw(Rule rule, String task) {
        double size = sizes.getOrDefault(rule.name(), 0.0);
        if (rule.isGeneral()) {
            return size * around(1, parameters.effects().taskSpread(), "task weight", rule.name(), task);
        }
        return task.equals(rule.task()) ? size : 0;
    }

    private double sum(double[] raw, Predicate<Rule> which) {
        return rules.stream()
                .filter(which)
                .mapToDouble(rule -> raw[rule.index()])
                .sum();
    }

    private List<Item> items(Subject subject) {
        Parameters.Sizes counts = parameters.sizes();
        List<Item> items = new ArrayList<>();
        for (Part part : Part.values()) {
            int count =
                    switch (part) {
                        case TRAIN -> counts.train();
                        case VALIDATION -> counts.validation();
                        case TEST -> counts.test();
                    };
            for (int i = 0; i < count; i++) {
                items.add(item(subject, items.size() + 1, part));
            }
        }
        return items;
    }

    private Item item(Subject subject, int number, Part part) {
        // Built without a formatter: there are thousands.
        String id = subject.name() + "-" + String.valueOf(10_000 + number).substring(1);
        int right = Draw.index(subject.labels().size(), seed, "answer", id);
        int other = 1 + Draw.index(subject.labels().size() - 1, seed, "wrong", id);
        int scene = Draw.index(365 * 1000, seed, "scene", id);
        List<String> cues = subject.cues();
        String question = "Record " + id + ": on day " + (1 + scene / 1000) + " the " + cues.get(scene % 10)
                + " was noted, later the " + cues.get(scene / 10 % 10) + ", and nothing about the "
                + cues.get(scene / 100 % 10) + ".";
        return new Item(
                id,
                subject.name(),
                part,
                question,
                subject.labels().get(right),
                subject.labels().get((right + other) % subject.labels().size()),
                Normal.draw(seed, "difficulty", id));
    }

    private double around(double middle, double spread, String... parts) {
        return middle + spread * (2 * Draw.unit(seed, parts) - 1);
    }

    private <T> T pick(List<T> all, String... parts) {
        return all.get(Draw.index(all.size(), seed, parts));
    }

    private <T> List<T> shuffled(List<T> all, Function<T, String> name) {
        return all.stream()
                .sorted(Comparator.comparingDouble(one -> Draw.unit(seed, "order", name.apply(one))))
                .toList();
    }
}

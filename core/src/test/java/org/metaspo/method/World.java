package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.Advice;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.Evidence;
import org.metaspo.proposal.Proposal;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/** A world without models: scores and proposals come from rules, and all that a search does is written down. */
final class World implements Diary, Evaluator {
    static final String START = "start prompt";
    static final Components COMPONENTS =
            new Components(List.of("Be brief.", "Be exact.", "Be kind."), CandidateRules.NONE, true);

    /** The scores of a pairing: a mark for each training example, as {@link Cards} has them. */
    @FunctionalInterface
    interface Rule {
        String marks(Pairing pairing);
    }

    private final List<Task> tasks;
    private final Rule rule;
    private final Function<Brief, Proposal> writer;

    /** What is advised to a brief, by its number in its block from 0. */
    BiFunction<Brief, Integer, Advice> advice = (brief, number) -> new Advice(List.of(), null, "", List.of());

    /** Whether several ways are gone at once; here one after the other all the same. */
    boolean overlaps;

    final List<String> blocks = new ArrayList<>();
    final List<Brief> briefs = new ArrayList<>();
    final List<Pairing> scored = new ArrayList<>();
    final List<CandidateRecord> records = new ArrayList<>();
    final List<SearchState> states = new ArrayList<>();
    long evaluations;

    World(List<Task> tasks, Rule rule, Function<Brief, Proposal> writer) {
        this.tasks = List.copyOf(tasks);
        this.rule = rule;
        this.writer = writer;
    }

    /** So many tasks, whose new prompts are called by their places. */
    static World of(int tasks, Rule rule) {
        return new World(tasks(tasks), rule, World::named);
    }

    static List<Task> tasks(int count) {
        return IntStream.range(0, count).mapToObj(i -> Cards.task("task" + i)).toList();
    }

    /** The prompt that is called by its place, such as {@code outer/1/candidate/2}. */
    static Proposal named(Brief brief) {
        return proposed(brief instanceof Brief.OfUserPrompt ? brief.place() + " {question}" : brief.place());
    }

    static Proposal proposed(String text) {
        return new Proposal(text, "because", List.of());
    }

    /** Marks by drawing, the first example always wrong, so that there is a failure. */
    static Rule drawn(int examples) {
        return pairing -> {
            var random = new Randomness(7)
                    .at(pairing.systemPrompt().text() + pairing.userPrompt().template());
            StringBuilder marks = new StringBuilder("-");
            while (marks.length() < examples) {
                marks.append(random.nextBoolean() ? '+' : '-');
            }
            return marks.toString();
        };
    }

    Method.End search(String method, Schedule schedule) {
        return search(method, schedule, 42);
    }

    Method.End search(String method, Schedule schedule, long seed) {
        return search(method(method, schedule), seed);
    }

    /** A method that can compose prompts of three components. */
    static Method method(String name, Schedule schedule) {
        return Methods.of(name, schedule, COMPONENTS);
    }

    Method.End search(Method method, long seed) {
        List<SourceTask> sources = tasks.stream()
                .map(task -> new SourceTask(task, task.initialUserPrompt()))
                .toList();
        return method.search(new Search(
                new SystemPrompt(START), sources, this, this::propose, this::advise, new Randomness(seed), this));
    }

    /** What {@link #advice} says, each analysis the next of it, round and round. */
    private List<Advice> advise(String place, List<? extends Brief> asked) {
        blocks.add("advise " + place);
        briefs.addAll(asked);
        List<Advice> given = new ArrayList<>();
        for (Brief brief : asked) {
            given.add(advice.apply(brief, given.size()));
        }
        return given;
    }

    @Override
    public boolean overlaps() {
        return overlaps;
    }

    /** As many training examples as the rule has marks for the start. */
    @Override
    public List<Example> items(Split split, Task task) {
        String marks = rule.marks(new Pairing(task, new SystemPrompt(START), task.initialUserPrompt()));
        return Cards.examples(task, marks.length());
    }

    @Override
    public List<Scorecard> score(
            String place, Split split, List<Pairing> pairings, Function<Task, List<Example>> items) {
        blocks.add("score " + place);
        scored.addAll(pairings);
        List<Scorecard> cards = new ArrayList<>();
        for (Pairing pairing : pairings) {
            List<Scored> all = Cards.card(pairing, rule.marks(pairing)).items();
            List<Example> asked = items.apply(pairing.task());
            Scorecard card = new Scorecard(
                    pairing,
                    all.stream().filter(item -> asked.contains(item.example())).toList());
            evaluations += card.items().size();
            cards.add(card);
        }
        return cards;
    }

    private List<Proposal> propose(String place, List<? extends Brief> asked) {
        blocks.add("propose " + place);
        briefs.addAll(asked);
        return asked.stream().map(writer).toList();
    }

    @Override
    public void candidate(CandidateRecord record) {
        records.add(record);
    }

    @Override
    public void decided(SearchState state) {
        states.add(state);
    }

    /** An analysis and a rewrite from failures, one call from anything else that is shown. */
    long optimizerCalls() {
        return briefs.stream()
                .mapToLong(brief -> switch (brief.evidence()) {
                    case Evidence.Failing failing -> 2;
                    case Evidence.Nothing nothing -> 0;
                    default -> 1;
                })
                .sum();
    }

    SearchState last() {
        return states.getLast();
    }

    CandidateRecord record(String place) {
        return records.stream()
                .filter(record -> record.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    List<Brief.OfUserPrompt> userBriefs() {
        return briefs.stream()
                .filter(Brief.OfUserPrompt.class::isInstance)
                .map(Brief.OfUserPrompt.class::cast)
                .toList();
    }

    List<Brief.OfSystemPrompt> systemBriefs() {
        return briefs.stream()
                .filter(Brief.OfSystemPrompt.class::isInstance)
                .map(Brief.OfSystemPrompt.class::cast)
                .toList();
    }

    /** The kept user prompts of a task, best first. */
    List<String> kept(int task) {
        return last().pools().get(task).cards().stream()
                .map(card -> card.pairing().userPrompt())
                .map(UserPrompt::template)
                .toList();
    }
}

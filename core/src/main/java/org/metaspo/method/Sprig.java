package org.metaspo.method;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Paired;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Composition;

/**
 * SPRIG, the system prompt baseline of the MetaSPO paper: a system prompt is an ordered list of components, and a beam of
 * prompts is changed by adding, deleting, swapping and rephrasing them; upper confidence bounds choose which components
 * may be added. User prompts stay. Members of the beam are scored again beside their children, on the same items, and
 * compete with them.
 *
 * <p>The reference schedule tries every change on 10 questions per task, drawn anew each round. The efficient schedule
 * samples changes and races them on validation items.
 */
final class Sprig implements Method {
    private static final int QUESTIONS = 10;

    private final Schedule sizes;
    private final Components components;
    private final boolean efficient;

    Sprig(Schedule sizes, Components components, boolean efficient) {
        this.sizes = sizes;
        this.components = components;
        this.efficient = efficient;
    }

    @Override
    public End search(Search search) {
        Lineage lineage = new Lineage(search.diary());
        SearchState state = Start.of(search, lineage, split());
        // The order of the corpus favours nothing: components that were never tried come in an order that is drawn.
        List<String> corpus = search.random().shuffled(components.corpus(), "sprig/corpus");
        Edits edits = efficient
                ? new SampledEdits(search, components, corpus, sizes.systemCandidates())
                : new AllEdits(search, components, corpus, sizes.systemCandidates());
        ComponentGains gains = new ComponentGains();
        List<Composition> beam = List.of(Composition.opened(search.start().text()));
        for (int round = 1; round <= sizes.iterations(); round++) {
            if (isSaturated(search, state)) {
                return End.SATURATED;
            }
            String place = "sprig/" + round;
            List<Edit> children = edits.of(beam, gains, place);
            List<Composition> all = Stream.concat(
                            beam.stream(), children.stream().map(Edit::result))
                    .toList();
            Race.Outcome outcome = judge(search, place, all, round);
            credit(gains, children, beam.size(), outcome);
            tell(lineage, place, beam, children, outcome);
            List<Integer> best = outcome.best()
                    .subList(
                            0,
                            Math.min(sizes.systemPromptsKept(), outcome.best().size()));
            beam = best.stream().map(all::get).toList();
            state = state.under(
                    new SystemPrompt(beam.getFirst().text()), outcome.cards().get(best.getFirst()));
            search.diary().decided(state);
        }
        return End.COMPLETED;
    }

    private Split split() {
        return efficient ? Split.VALIDATION : Split.TRAIN;
    }

    /** All right on some of the items is no proof: only a leader that was asked them all shows that nothing is left. */
    private boolean isSaturated(Search search, SearchState state) {
        return state.isSaturated()
                && state.pools().stream()
                        .allMatch(pool -> pool.best().items().size()
                                == search.evaluator()
                                        .items(split(), pool.task().task())
                                        .size());
    }

    private Race.Outcome judge(Search search, String place, List<Composition> all, int round) {
        List<List<Pairing>> pairings = all.stream()
                .map(prompt -> search.tasks().stream()
                        .map(task -> new Pairing(task.task(), new SystemPrompt(prompt.text()), task.start()))
                        .toList())
                .toList();
        return efficient
                ? Race.run(search.evaluator(), place, pairings, new Race.Limits(sizes.systemPromptsKept(), round))
                : onQuestions(search, place, pairings);
    }

    /** The same few questions for all; ties keep the order: the beam before its children. */
    private static Race.Outcome onQuestions(Search search, String place, List<List<Pairing>> pairings) {
        List<Scorecard> scored = search.evaluator()
                .score(
                        place,
                        Split.TRAIN,
                        pairings.stream().flatMap(List::stream).toList(),
                        task -> search.random()
                                .sample(
                                        search.evaluator().items(Split.TRAIN, task),
                                        QUESTIONS,
                                        place + "/questions/" + task.name()));
        int tasks = search.tasks().size();
        List<List<Scorecard>> cards = IntStream.range(0, pairings.size())
                .mapToObj(i -> scored.subList(i * tasks, (i + 1) * tasks))
                .toList();
        return new Race.Outcome(cards, Ranking.order(cards));
    }

    private static void credit(ComponentGains gains, List<Edit> children, int before, Race.Outcome outcome) {
        for (int i = 0; i < children.size(); i++) {
            Edit child = children.get(i);
            if (child.component() != null) {
                List<Scorecard> own = outcome.cards().get(before + i);
                List<Scorecard> parents = outcome.cards().get(child.parent());
                gains.credit(child.component(), child.gain(new Paired(own, parents).difference()));
            }
        }
    }

    private void tell(
            Lineage lineage, String place, List<Composition> beam, List<Edit> children, Race.Outcome outcome) {
        Set<Integer> left = new HashSet<>(outcome.best());
        List<Integer> best =
                outcome.best().stream().limit(sizes.systemPromptsKept()).toList();
        for (int i = 0; i < children.size(); i++) {
            Edit child = children.get(i);
            int number = beam.size() + i;
            List<Scorecard> cards = outcome.cards().get(number);
            String behind = left.contains(number)
                    ? "not among the best system prompts of its round"
                    : "fell behind the leader within "
                            + cards.stream()
                                    .mapToInt(card -> card.items().size())
                                    .sum() + " items";
            lineage.edited(
                    place + "/candidate/" + (i + 1),
                    beam.get(child.parent()).text(),
                    child,
                    cards,
                    best.contains(number) ? null : behind);
        }
    }

    @Override
    public Counts counts(List<TaskSize> tasks) {
        return efficient ? efficientCounts(tasks) : referenceCounts(tasks);
    }

    /** At most: as if no candidate fell behind, and every rephrasing were drawn. */
    private Counts efficientCounts(List<TaskSize> tasks) {
        long validation = tasks.stream().mapToLong(TaskSize::validation).sum();
        long test = tasks.stream().mapToLong(TaskSize::test).sum();
        long scored = 1;
        long kept = 1;
        for (int round = 1; round <= sizes.iterations(); round++) {
            scored += kept + sizes.systemCandidates();
            kept = Math.min(sizes.systemPromptsKept(), kept + sizes.systemCandidates());
        }
        long calls = components.rephrased() ? (long) sizes.iterations() * sizes.systemCandidates() : 0;
        return new Counts(0, scored * validation, calls, test, test);
    }

    /** At most: as if each round's best prompts had one component more, and none repeated another. */
    private Counts referenceCounts(List<TaskSize> tasks) {
        long asked = tasks.stream()
                .mapToLong(task -> Math.min(QUESTIONS, task.train()))
                .sum();
        long test = tasks.stream().mapToLong(TaskSize::test).sum();
        long start = tasks.stream().mapToLong(TaskSize::train).sum();
        long scored = 0;
        long calls = 0;
        long kept = 1;
        for (int round = 1; round <= sizes.iterations(); round++) {
            // A start of one part, and one more in each round.
            long parts = round;
            long corpus = components.corpus().size();
            long additions = round == 1 ? corpus : Math.min(corpus, sizes.systemCandidates());
            long rephrased = components.rephrased() ? 10 * parts : 0;
            long each = additions * (parts + 1) + parts + parts * (parts - 1) / 2 + rephrased;
            scored += kept + kept * each;
            calls += kept * rephrased;
            kept = Math.min(sizes.systemPromptsKept(), kept + kept * each);
        }
        return new Counts(start + scored * asked, 0, calls, test, test);
    }
}

package org.metaspo.method;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;

/**
 * SPRIG's reference schedule: every change of the beam, on 10 training questions of each task, drawn anew each round.
 *
 * @param sizes rounds, additions and beam
 * @param components that may be added
 */
record QuestionTrials(Schedule sizes, Components components) implements Trials {
    private static final int QUESTIONS = 10;

    @Override
    public Split split() {
        return Split.TRAIN;
    }

    @Override
    public SearchState start(Search search, Lineage lineage) {
        return Start.of(search, lineage, Split.TRAIN);
    }

    @Override
    public int rounds(List<TaskSize> tasks) {
        return sizes.iterations();
    }

    @Override
    public int beam() {
        return sizes.systemPromptsKept();
    }

    @Override
    public Edits edits(Search search, List<String> corpus) {
        return new AllEdits(search, components, corpus, sizes.systemCandidates());
    }

    /** Ties keep the order: the beam before its children. */
    @Override
    public Race.Outcome judge(Search search, String place, List<List<Pairing>> prompts, int round) {
        List<Scorecard> scored = search.evaluator()
                .score(
                        place,
                        Split.TRAIN,
                        prompts.stream().flatMap(List::stream).toList(),
                        task -> search.random()
                                .sample(
                                        search.evaluator().items(Split.TRAIN, task),
                                        QUESTIONS,
                                        place + "/questions/" + task.name()));
        int tasks = search.tasks().size();
        List<List<Scorecard>> cards = IntStream.range(0, prompts.size())
                .mapToObj(i -> scored.subList(i * tasks, (i + 1) * tasks))
                .toList();
        return new Race.Outcome(cards, Ranking.order(cards));
    }

    @Override
    public @Nullable String refusal(List<Scorecard> cards, List<Scorecard> incumbent) {
        return null;
    }

    /** As if each round's best prompts had one component more, and none repeated another. */
    @Override
    public Counts counts(List<TaskSize> tasks) {
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

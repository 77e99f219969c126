package org.metaspo.method;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;

/**
 * SPRIG's efficient schedule: changes are sampled and race on validation items. A round has an equal share of the calls,
 * and so many changes that they and the beam can finish a first block with it.
 *
 * @param sizes most rounds, most changes of one, and beam
 * @param planned most evaluations of the search, and whether what harms a task is refused
 * @param components that may be added
 */
record RacedTrials(Schedule sizes, Schedule.Planned planned, Components components) implements Trials {
    /** Items of all tasks that the start is scored on: is there anything to gain? */
    private static final int LOOK = 48;

    @Override
    public Split split() {
        return Split.VALIDATION;
    }

    @Override
    public SearchState start(Search search, Lineage lineage) {
        return Start.of(search, lineage, Split.VALIDATION, look(search.sizes()));
    }

    private static int look(List<TaskSize> tasks) {
        return Math.ceilDiv(LOOK, tasks.size());
    }

    private static long lookCalls(List<TaskSize> tasks) {
        return tasks.stream()
                .mapToLong(task -> Math.min(task.validation(), look(tasks)))
                .sum();
    }

    private static long firstBlock(List<TaskSize> tasks) {
        return Math.max(
                1, Race.firstBlock(tasks.stream().mapToInt(TaskSize::validation).toArray()));
    }

    /** As many as asked for, if each can try at least as many changes as the beam has prompts. */
    @Override
    public int rounds(List<TaskSize> tasks) {
        long small = 2L * beam() * firstBlock(tasks);
        return Math.clamp((planned.calls() - lookCalls(tasks)) / small, 1, sizes.iterations());
    }

    private long callsOfARound(List<TaskSize> tasks) {
        return (planned.calls() - lookCalls(tasks)) / rounds(tasks);
    }

    /** Most changes of a round. */
    private int changes(List<TaskSize> tasks) {
        // The only round has nothing but the start beside them.
        int before = rounds(tasks) == 1 ? 1 : beam();
        return Math.clamp(callsOfARound(tasks) / firstBlock(tasks) - before, 1, sizes.systemCandidates());
    }

    @Override
    public int beam() {
        return sizes.systemPromptsKept();
    }

    @Override
    public Edits edits(Search search, List<String> corpus) {
        return new SampledEdits(search, components, corpus, changes(search.sizes()));
    }

    @Override
    public Race.Outcome judge(Search search, String place, List<List<Pairing>> prompts, int round) {
        return Race.run(
                search.evaluator(), place, prompts, new Race.Limits(beam(), round, callsOfARound(search.sizes())));
    }

    @Override
    public @Nullable String refusal(List<Scorecard> cards, List<Scorecard> incumbent) {
        return planned.guard() ? Measurement.harm(cards, incumbent) : null;
    }

    /** As if no candidate fell behind before the calls are used up, and every rephrasing were drawn. */
    @Override
    public Counts counts(List<TaskSize> tasks) {
        long validation = tasks.stream().mapToLong(TaskSize::validation).sum();
        long test = tasks.stream().mapToLong(TaskSize::test).sum();
        int rounds = rounds(tasks);
        int changes = changes(tasks);
        long racers = 0;
        long kept = 1;
        for (int round = 1; round <= rounds; round++) {
            racers += kept + changes;
            kept = Math.min(beam(), kept + changes);
        }
        long look = lookCalls(tasks);
        long least = look + 2 * firstBlock(tasks);
        return new Counts(
                0,
                Math.min(look + racers * validation, Math.max(least, planned.calls())),
                components.rephrased() ? (long) rounds * changes : 0,
                test,
                test);
    }
}

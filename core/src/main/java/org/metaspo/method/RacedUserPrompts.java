package org.metaspo.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Proposal;

/**
 * A round that improves each task's user prompts by a race on validation items: the kept ones, and as many children as
 * the calls are enough for.
 *
 * @param round whose parents have children, from what, how many and how many are kept
 * @param calls most evaluations of each task
 */
record RacedUserPrompts(UserPromptRound round, long calls) {
    /** How many children a task has whose pool is so large: every racer is to finish a first block at least. */
    private int children(int kept, int validation) {
        long racers = calls / Math.max(1, Race.firstBlock(validation));
        return Math.clamp(racers - kept, 0, round.born(kept));
    }

    SearchState improve(Search search, Lineage lineage, SearchState state, String place, int rotation) {
        List<List<Brief.OfUserPrompt>> briefs = new ArrayList<>();
        for (int task = 0; task < state.pools().size(); task++) {
            Pool pool = state.pools().get(task);
            int most = children(pool.cards().size(), search.sizes().get(task).validation());
            briefs.add(round.briefs(search, state, pool, place).stream()
                    .limit(most)
                    .toList());
        }
        List<Brief.OfUserPrompt> all = briefs.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return state;
        }
        List<Proposal> proposals = search.proposer().propose(place + "/proposals", all);
        List<Pool> pools = new ArrayList<>();
        int next = 0;
        for (int task = 0; task < state.pools().size(); task++) {
            int end = next + briefs.get(task).size();
            Pool pool = state.pools().get(task);
            pools.add(
                    end == next
                            ? pool
                            : raced(
                                    search,
                                    lineage,
                                    pool,
                                    briefs.get(task),
                                    proposals.subList(next, end),
                                    place,
                                    rotation));
            next = end;
        }
        SearchState improved = new SearchState(state.incumbent(), pools);
        search.diary().decided(improved.candidate());
        return improved;
    }

    private Pool raced(
            Search search,
            Lineage lineage,
            Pool pool,
            List<Brief.OfUserPrompt> briefs,
            List<Proposal> proposals,
            String place,
            int rotation) {
        List<Integer> valid = IntStream.range(0, briefs.size())
                .filter(i -> proposals.get(i).text() != null)
                .boxed()
                .toList();
        Pairing incumbent = pool.best().pairing();
        List<Pairing> racers = Stream.concat(
                        pool.cards().stream().map(Scorecard::pairing),
                        valid.stream()
                                .map(i -> new Pairing(
                                        incumbent.task(),
                                        incumbent.systemPrompt(),
                                        new UserPrompt(
                                                String.valueOf(proposals.get(i).text())))))
                .toList();
        Race.Outcome outcome = Race.run(
                search.evaluator(),
                place + "/" + pool.name(),
                racers.stream().map(List::of).toList(),
                new Race.Limits(round.keep(), rotation, calls));
        List<Integer> best = outcome.best().stream().limit(round.keep()).toList();
        Set<Integer> stayed = new HashSet<>(best);
        for (int i = 0; i < briefs.size(); i++) {
            int racer = pool.cards().size() + valid.indexOf(i);
            boolean raced = valid.contains(i);
            lineage.child(
                    new Child(
                            briefs.get(i),
                            proposals.get(i),
                            raced ? outcome.cards().get(racer) : List.of()),
                    raced && stayed.contains(racer) ? null : "not among the best user prompts of its task");
        }
        return new Pool(
                pool.task(),
                best.stream()
                        .map(racer -> outcome.cards().get(racer).getFirst())
                        .toList());
    }

    /** At most. */
    Counts counts(List<TaskSize> tasks, int keptBefore) {
        long validation = 0;
        long optimizerCalls = 0;
        for (TaskSize task : tasks) {
            int children = task.fixed() ? 0 : children(keptBefore, task.validation());
            long racers = children == 0 ? 0 : keptBefore + (long) children;
            validation += Math.min(racers * task.validation(), Math.max(calls, 0));
            optimizerCalls += (long) children * round.showing().callsPerProposal();
        }
        return new Counts(0, validation, optimizerCalls, 0, 0);
    }
}

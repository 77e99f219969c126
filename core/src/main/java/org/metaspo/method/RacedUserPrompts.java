package org.metaspo.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Proposal;

/**
 * A round that improves each task's user prompts by a race on validation items: the kept ones, and as many children as
 * the calls are enough for. All tasks go at once, each for itself.
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
        if (briefs.stream().allMatch(List::isEmpty)) {
            return state;
        }
        List<Supplier<Result>> ways = new ArrayList<>();
        for (int task = 0; task < state.pools().size(); task++) {
            Pool pool = state.pools().get(task);
            List<Brief.OfUserPrompt> own = briefs.get(task);
            ways.add(() -> own.isEmpty() ? Result.NONE : raced(search, pool, own, place, rotation));
        }
        List<Result> results = search.evaluator().together(place, ways);
        List<Pool> pools = new ArrayList<>();
        for (int task = 0; task < state.pools().size(); task++) {
            Pool pool = state.pools().get(task);
            Race.Outcome outcome = results.get(task).outcome();
            pools.add(outcome == null ? pool : kept(lineage, pool, briefs.get(task), results.get(task), outcome));
        }
        SearchState improved = new SearchState(state.incumbent(), pools);
        search.diary().decided(improved.candidate());
        return improved;
    }

    /** One task's proposals and their race. */
    private record Result(List<Proposal> proposals, Race.@Nullable Outcome outcome) {
        static final Result NONE = new Result(List.of(), null);

        /** The numbers of the proposals that raced, in order. */
        List<Integer> valid() {
            return IntStream.range(0, proposals.size())
                    .filter(i -> proposals.get(i).text() != null)
                    .boxed()
                    .toList();
        }
    }

    private Result raced(Search search, Pool pool, List<Brief.OfUserPrompt> briefs, String place, int rotation) {
        String own = place + "/" + pool.name();
        List<Proposal> proposals = search.proposer().propose(own + "/proposals", briefs);
        Pairing incumbent = pool.best().pairing();
        Stream<Pairing> children = proposals.stream()
                .flatMap(proposal -> Stream.ofNullable(proposal.text()))
                .map(text -> new Pairing(incumbent.task(), incumbent.systemPrompt(), new UserPrompt(text)));
        List<List<Pairing>> racers = Stream.concat(pool.cards().stream().map(Scorecard::pairing), children)
                .map(List::of)
                .toList();
        return new Result(
                proposals, Race.run(search.evaluator(), own, racers, new Race.Limits(round.keep(), rotation, calls)));
    }

    private Pool kept(
            Lineage lineage, Pool pool, List<Brief.OfUserPrompt> briefs, Result result, Race.Outcome outcome) {
        List<Integer> valid = result.valid();
        List<Integer> best = outcome.best().stream().limit(round.keep()).toList();
        Set<Integer> stayed = new HashSet<>(best);
        for (int i = 0; i < briefs.size(); i++) {
            int racer = pool.cards().size() + valid.indexOf(i);
            boolean raced = valid.contains(i);
            lineage.child(
                    new Child(
                            briefs.get(i),
                            result.proposals().get(i),
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

package org.metaspo.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.UserPromptRound.Parents;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.Proposal;

/**
 * The efficient schedule of the methods that write whole prompts: candidates are raced on validation items, and only what
 * is better than the incumbent by a standard error replaces it. User prompts are raced first, each task's for themselves;
 * then system prompts, in rounds, while each item is asked under one of the kept user prompts in turn.
 */
final class RaceSearch implements Method {
    /** Share of the calls that goes into user prompts where system prompts are searched, too. */
    private static final double INNER = 0.15;

    /** Items of all tasks that the start is scored on before anything is proposed: is there anything to gain? */
    private static final int LOOK = 48;

    private static final String BEHIND = "fell behind, or was not the best of its race";

    private final Schedule.Planned planned;
    private final List<UserPromptRound> inner;
    private final int rounds;
    private final int candidates;
    private final Showing showing;
    private final CandidateRules rules;

    private RaceSearch(
            Schedule.Planned planned,
            List<UserPromptRound> inner,
            int rounds,
            int candidates,
            Showing showing,
            CandidateRules rules) {
        this.planned = planned;
        this.inner = List.copyOf(inner);
        this.rounds = rounds;
        this.candidates = candidates;
        this.showing = showing;
        this.rules = rules;
    }

    /** Both kinds of prompt, proposed from what is shown. */
    static RaceSearch bilevel(Schedule sizes, Schedule.Planned planned, Showing showing, CandidateRules rules) {
        UserPromptRound inner =
                new UserPromptRound(Parents.BEST, showing, sizes.userCandidates(), sizes.userPromptsKept());
        return new RaceSearch(planned, List.of(inner), sizes.iterations(), sizes.systemCandidates(), showing, rules);
    }

    /** User prompts alone, in these rounds. */
    static RaceSearch ofUserPrompts(Schedule.Planned planned, List<UserPromptRound> rounds) {
        return new RaceSearch(planned, rounds, 0, 0, Showing.NOTHING, CandidateRules.NONE);
    }

    @Override
    public End search(Search search) {
        Lineage lineage = new Lineage(search.diary());
        List<TaskSize> tasks = search.sizes();
        Draft start = Draft.of(search.start(), search.tasks());
        Window training = new Window(search.evaluator(), Split.TRAIN);
        SearchState state = start.state(
                search.evaluator().score("start", Split.TRAIN, start.pairings(), training.next(look(tasks))));
        lineage.start(state);
        search.diary().decided(state);
        if (state.isSaturated()) {
            return End.SATURATED;
        }
        for (int round = 1; round <= inner.size(); round++) {
            state = new RacedUserPrompts(inner.get(round - 1), innerCalls(tasks))
                    .improve(search, lineage, state, "inner/" + round, round);
        }
        Round latest = new Round(state, null);
        for (int round = 1; round <= rounds; round++) {
            latest = outer(search, lineage, latest, "outer/" + round, round);
        }
        return End.COMPLETED;
    }

    /**
     * What a round came to.
     *
     * @param merging of two that raced in it, for the next one; null where there is none
     */
    private record Round(SearchState state, @Nullable Merging merging) {}

    /**
     * Candidates are written from the same state, raced against the incumbent, and the winner is held against it. One of
     * them may be put together from the prompts of the round before.
     */
    private Round outer(Search search, Lineage lineage, Round before, String place, int round) {
        SearchState state = before.state();
        int competing = competing(search.sizes());
        Merging merging = competing > 1 ? before.merging() : null;
        List<Pool> byName =
                state.pools().stream().sorted(Comparator.comparing(Pool::name)).toList();
        List<Brief.OfSystemPrompt> briefs = new ArrayList<>();
        for (int candidate = 1; candidate <= competing - (merging == null ? 0 : 1); candidate++) {
            String own = place + "/candidate/" + candidate;
            List<Pool> pools = search.random().shuffled(byName, own + "/order");
            briefs.add(new Brief.OfSystemPrompt(own, state.incumbent(), showing.forSystemPrompt(search, pools, own)));
        }
        List<Proposal> proposals = search.proposer().propose(place + "/proposals", briefs);
        List<Integer> valid = IntStream.range(0, briefs.size())
                .filter(i -> proposals.get(i).text() != null)
                .boxed()
                .toList();
        List<List<Pairing>> racers = new ArrayList<>();
        racers.add(state.pairings(state.incumbent()));
        valid.forEach(i -> racers.add(
                state.pairings(new SystemPrompt(String.valueOf(proposals.get(i).text())))));
        if (merging != null) {
            racers.add(state.pairings(new SystemPrompt(merging.text())));
        }
        Race.Outcome outcome =
                Race.run(search.evaluator(), place, racers, new Race.Limits(1, round, outerCalls(search.sizes())));
        int winner = outcome.best().getFirst();
        List<Scorecard> cards = outcome.cards().get(winner);
        @Nullable
        String why = winner == 0
                ? "the incumbent is ahead"
                : new Measurement(search, planned.guard())
                        .problem(cards, outcome.cards().getFirst());
        for (int i = 0; i < briefs.size(); i++) {
            int racer = 1 + valid.indexOf(i);
            lineage.child(
                    new Child(
                            briefs.get(i),
                            proposals.get(i),
                            racer > 0 ? outcome.cards().get(racer) : List.of()),
                    racer == winner && winner > 0 ? why : BEHIND);
        }
        if (merging != null) {
            lineage.made(
                    place + "/merging",
                    null,
                    state.incumbent().text(),
                    "merging",
                    merging.text(),
                    merging.words(),
                    outcome.cards().getLast(),
                    winner == racers.size() - 1 ? why : BEHIND);
        }
        SearchState next =
                why == null ? state.replaced(cards.getFirst().pairing().systemPrompt(), cards) : state;
        search.diary().decided(next.candidate());
        return new Round(next, planned.proposals().merging() ? Merging.of(outcome, rules) : null);
    }

    private static int look(List<TaskSize> tasks) {
        return Math.ceilDiv(LOOK, tasks.size());
    }

    private long lookCalls(List<TaskSize> tasks) {
        return tasks.stream()
                .mapToLong(task -> Math.min(task.train(), look(tasks)))
                .sum();
    }

    /** For each task and inner round. */
    private long innerCalls(List<TaskSize> tasks) {
        long all = planned.calls() - lookCalls(tasks);
        double share = rounds == 0 ? all : INNER * planned.calls();
        return (long) (share / inner.size() / tasks.size());
    }

    /** For each outer round: equal shares of what the inner rounds are not meant for. */
    private long outerCalls(List<TaskSize> tasks) {
        long left = planned.calls() - lookCalls(tasks) - innerCalls(tasks) * inner.size() * tasks.size();
        return left / Math.max(1, rounds);
    }

    /** As many as finish a first block with half of a round's calls; at least one, where there are to be any. */
    private int competing(List<TaskSize> tasks) {
        if (candidates == 0) {
            return 0;
        }
        long first =
                Race.firstBlock(tasks.stream().mapToInt(TaskSize::validation).toArray());
        return Math.clamp(outerCalls(tasks) / 2 / Math.max(1, first) - 1, 1, candidates);
    }

    /** At most. */
    @Override
    public Counts counts(List<TaskSize> tasks) {
        Counts counts = new Counts(lookCalls(tasks), 0, 0, 0, 0);
        int kept = 1;
        for (UserPromptRound round : inner) {
            counts = counts.plus(new RacedUserPrompts(round, innerCalls(tasks)).counts(tasks, kept));
            kept = Math.min(round.keep(), kept + round.born(kept));
        }
        long validation = tasks.stream().mapToLong(TaskSize::validation).sum();
        long first =
                Race.firstBlock(tasks.stream().mapToInt(TaskSize::validation).toArray());
        long racers = 1L + competing(tasks);
        long outer = Math.min(racers * validation, Math.max(racers * first, outerCalls(tasks)));
        long test = tasks.stream().mapToLong(TaskSize::test).sum();
        return counts.plus(new Counts(
                0, rounds * outer, (long) rounds * competing(tasks) * showing.callsPerProposal(), test, test));
    }
}

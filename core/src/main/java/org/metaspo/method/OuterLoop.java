package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Failures;
import org.metaspo.proposal.Proposal;

/**
 * Improves the system prompt over all tasks and kept user prompts. All candidates come from the same state and are
 * written before any is scored. They then take their turn against the incumbent of that moment, which only a strictly
 * higher mean replaces; an accepted one re-ranks the user prompts. Scores do not depend on the turns, so all go out as
 * one block.
 */
final class OuterLoop {
    private static final int FAILURES_PER_TASK = 2;

    private final Search search;
    private final Schedule schedule;
    private final Lineage lineage;

    OuterLoop(Search search, Schedule schedule, Lineage lineage) {
        this.search = search;
        this.schedule = schedule;
        this.lineage = lineage;
    }

    SearchState improve(SearchState state, String place) {
        List<Brief.OfSystemPrompt> briefs = new ArrayList<>();
        for (int candidate = 1; candidate <= schedule.systemCandidates(); candidate++) {
            briefs.add(brief(state, place + "/candidate/" + candidate));
        }
        List<Proposal> proposals = search.proposer().propose(place + "/proposals", briefs);

        List<Pairing> pairings = new ArrayList<>();
        for (Proposal proposal : proposals) {
            if (proposal.text() != null) {
                pairings.addAll(state.pairings(new SystemPrompt(proposal.text())));
            }
        }
        List<Scorecard> cards = search.evaluator().onTrain(place, pairings);

        int each = state.cards().size();
        int next = 0;
        SearchState best = state;
        for (int i = 0; i < proposals.size(); i++) {
            String text = proposals.get(i).text();
            if (text == null) {
                lineage.systemPrompt(briefs.get(i), proposals.get(i), List.of(), false);
                continue;
            }
            List<Scorecard> own = cards.subList(next, next + each);
            next += each;
            boolean better = Ranking.isBetter(own, best.cards());
            best = better ? best.under(new SystemPrompt(text), own) : best;
            lineage.systemPrompt(briefs.get(i), proposals.get(i), own, better);
        }
        search.diary().decided(best);
        return best;
    }

    /** Failures of each task's best user prompt; saturated tasks have none to show. */
    private Brief.OfSystemPrompt brief(SearchState state, String place) {
        List<Pool> failing = state.pools().stream()
                .filter(pool -> !pool.failures().isEmpty())
                .toList();
        List<Failures> shown = new ArrayList<>();
        for (Pool pool : search.random().shuffled(failing, place + "/order")) {
            String draw = place + "/" + pool.task().task().name() + "/failures";
            shown.add(new Failures(
                    pool.task().task(),
                    pool.best().pairing().userPrompt(),
                    search.random().sample(pool.failures(), FAILURES_PER_TASK, draw)));
        }
        return new Brief.OfSystemPrompt(place, state.incumbent(), shown);
    }
}

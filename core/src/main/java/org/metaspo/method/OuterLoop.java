package org.metaspo.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.metaspo.evaluation.Ranking;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Brief;

/**
 * Improves the system prompt over all tasks and kept user prompts. All candidates come from the same state and are
 * written before any is scored. They then take their turn against the incumbent of that moment, which only a strictly
 * higher mean replaces; an accepted one re-ranks the user prompts. Scores do not depend on the turns, so all go out as
 * one block.
 *
 * @param showing what candidates are proposed from
 * @param candidates M, 1 or more
 */
record OuterLoop(Showing showing, int candidates) {
    SearchState improve(Search search, Lineage lineage, SearchState state, String place) {
        List<Brief.OfSystemPrompt> briefs = new ArrayList<>();
        for (int candidate = 1; candidate <= candidates; candidate++) {
            briefs.add(brief(search, state, place + "/candidate/" + candidate));
        }
        List<Child> children =
                Child.all(search, place, briefs, (brief, text) -> state.pairings(new SystemPrompt(text)));
        SearchState best = state;
        for (Child child : children) {
            boolean better = !child.cards().isEmpty() && Ranking.isBetter(child.cards(), best.cards());
            if (better) {
                best = best.under(child.systemPrompt(), child.cards());
            }
            lineage.child(child, better ? null : "mean not higher than the incumbent's of that moment");
        }
        search.diary().decided(best);
        return best;
    }

    /** Saturated tasks have nothing to show. The order of the rest is drawn, whatever the order of the configuration. */
    private Brief.OfSystemPrompt brief(Search search, SearchState state, String place) {
        List<Pool> byName = state.pools().stream()
                .filter(pool -> !pool.isSaturated())
                .sorted(Comparator.comparing(Pool::name))
                .toList();
        List<Pool> pools = search.random().shuffled(byName, place + "/order");
        return new Brief.OfSystemPrompt(place, state.incumbent(), showing.forSystemPrompt(search, pools, place));
    }
}

package org.metaspo.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.Brief;

/**
 * Improves each task's user prompts under the incumbent system prompt: each parent of a task gets some children, then the
 * best of old and new stay. All tasks go side by side; saturated tasks, and those with a fixed user prompt, stay as they
 * are.
 *
 * @param parents whose children compete
 * @param showing what they are proposed from
 * @param children of each parent, 0 or more
 * @param keep how many user prompts stay, 1 or more
 */
record UserPromptRound(Parents parents, Showing showing, int children, int keep) {
    /** Which of a task's user prompts have children. */
    enum Parents {
        /** The best one, as it was before the round. */
        BEST,
        /** All that are kept: a beam, whose former members are remembered for the test. */
        BEAM,
        /** All that are kept, for the last time. */
        KEPT
    }

    /** How many children a task has whose pool is so large. */
    int born(int kept) {
        return children * (parents == Parents.BEST ? 1 : kept);
    }

    SearchState improve(Search search, Lineage lineage, SearchState state, String place) {
        List<Brief.OfUserPrompt> briefs = briefs(search, state, place);
        if (briefs.isEmpty()) {
            return state;
        }
        List<Child> born = Child.all(
                search,
                place,
                briefs,
                (brief, text) -> List.of(new Pairing(brief.task(), brief.systemPrompt(), new UserPrompt(text))));
        SearchState next = new SearchState(
                state.incumbent(),
                state.pools().stream().map(pool -> joined(pool, born)).toList());
        // By reference: a duplicate has an equal scorecard, but only one of the two may have stayed.
        Set<Scorecard> stayed = Collections.newSetFromMap(new IdentityHashMap<>());
        stayed.addAll(next.cards());
        for (Child child : born) {
            boolean stays = child.cards().stream().anyMatch(stayed::contains);
            lineage.child(child, stays ? null : "not among the best user prompts of its task");
        }
        search.diary().decided(next);
        return next;
    }

    private List<Brief.OfUserPrompt> briefs(Search search, SearchState state, String place) {
        List<Brief.OfUserPrompt> briefs = new ArrayList<>();
        for (Pool pool : state.pools()) {
            briefs.addAll(briefs(search, state, pool, place));
        }
        return briefs;
    }

    /** What is asked for one task; nothing where its user prompt is fixed or leaves no failure. */
    List<Brief.OfUserPrompt> briefs(Search search, SearchState state, Pool pool, String place) {
        List<Brief.OfUserPrompt> briefs = new ArrayList<>();
        if (!pool.isFixed() && !pool.isSaturated()) {
            int candidate = 0;
            for (Scorecard parent : parents == Parents.BEST ? List.of(pool.best()) : pool.cards()) {
                for (int i = 0; i < children; i++) {
                    candidate++;
                    String own = place + "/" + pool.name() + "/candidate/" + candidate;
                    briefs.add(new Brief.OfUserPrompt(
                            own,
                            state.incumbent(),
                            pool.task().task(),
                            parent.pairing().userPrompt(),
                            showing.forUserPrompt(search, pool, parent, own)));
                }
            }
        }
        return briefs;
    }

    private Pool joined(Pool pool, List<Child> born) {
        List<Scorecard> ofTask = born.stream()
                .flatMap(child -> child.cards().stream())
                .filter(card -> card.pairing().task().equals(pool.task().task()))
                .toList();
        Pool joined = pool.joinedBy(ofTask, keep);
        return parents == Parents.BEAM ? joined.remembering(pool) : joined;
    }
}

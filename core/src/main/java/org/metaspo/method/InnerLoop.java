package org.metaspo.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Failures;
import org.metaspo.proposal.Proposal;

/**
 * Improves each task's user prompts under the incumbent system prompt. All candidates of a task come from its best user
 * prompt as it was before the loop, each from other failures of that one; then the best k of old and new stay.
 */
final class InnerLoop {
    private static final int FAILURES = 3;

    private final Search search;
    private final Schedule schedule;
    private final Lineage lineage;

    InnerLoop(Search search, Schedule schedule, Lineage lineage) {
        this.search = search;
        this.schedule = schedule;
        this.lineage = lineage;
    }

    SearchState improve(SearchState state, String place) {
        List<Brief.OfUserPrompt> briefs = briefs(state, place);
        if (briefs.isEmpty()) {
            return state;
        }
        List<Proposal> proposals = search.proposer().propose(place + "/proposals", briefs);
        List<Child> children = score(place, briefs, proposals);

        List<Pool> pools = new ArrayList<>();
        for (Pool pool : state.pools()) {
            List<Scorecard> ofTask = children.stream()
                    .filter(child -> child.isOf(pool))
                    .flatMap(child -> child.cards.stream())
                    .toList();
            pools.add(pool.joinedBy(ofTask, schedule.userPromptsKept()));
        }
        SearchState next = new SearchState(state.incumbent(), pools);
        // By reference: a duplicate has an equal scorecard, but only one of the two may have stayed.
        Set<Scorecard> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(next.cards());
        for (Child child : children) {
            boolean stays = child.cards.stream().anyMatch(kept::contains);
            lineage.userPrompt(child.brief, child.proposal, child.cards, stays);
        }
        search.diary().decided(next);
        return next;
    }

    private List<Brief.OfUserPrompt> briefs(SearchState state, String place) {
        List<Brief.OfUserPrompt> briefs = new ArrayList<>();
        for (Pool pool : state.pools()) {
            List<Scored> failures = pool.failures();
            if (pool.task().task().userPromptFixed() || failures.isEmpty()) {
                continue;
            }
            for (int candidate = 1; candidate <= schedule.userCandidates(); candidate++) {
                String own = place + "/" + pool.task().task().name() + "/candidate/" + candidate;
                List<Scored> drawn = search.random().sample(failures, FAILURES, own + "/failures");
                Failures shown =
                        new Failures(pool.task().task(), pool.best().pairing().userPrompt(), drawn);
                briefs.add(new Brief.OfUserPrompt(own, state.incumbent(), shown));
            }
        }
        return briefs;
    }

    /** A proposal with its scorecard; without one where no attempt gave a valid prompt. */
    private record Child(Brief.OfUserPrompt brief, Proposal proposal, List<Scorecard> cards) {
        boolean isOf(Pool pool) {
            return brief.failures().task().equals(pool.task().task());
        }
    }

    private List<Child> score(String place, List<Brief.OfUserPrompt> briefs, List<Proposal> proposals) {
        List<Pairing> pairings = new ArrayList<>();
        for (int i = 0; i < briefs.size(); i++) {
            String text = proposals.get(i).text();
            if (text != null) {
                Brief.OfUserPrompt brief = briefs.get(i);
                pairings.add(new Pairing(brief.failures().task(), brief.systemPrompt(), new UserPrompt(text)));
            }
        }
        List<Scorecard> cards = search.evaluator().onTrain(place, pairings);
        List<Child> children = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < briefs.size(); i++) {
            boolean valid = proposals.get(i).text() != null;
            children.add(new Child(briefs.get(i), proposals.get(i), valid ? List.of(cards.get(next)) : List.of()));
            next += valid ? 1 : 0;
        }
        return children;
    }
}

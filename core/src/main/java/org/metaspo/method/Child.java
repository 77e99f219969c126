package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Proposal;

/**
 * A proposal with its scores.
 *
 * @param cards empty where no attempt gave a valid prompt
 */
record Child(Brief brief, Proposal proposal, List<Scorecard> cards) {
    /** The system prompt that was proposed and scored. */
    SystemPrompt systemPrompt() {
        return cards.getFirst().pairing().systemPrompt();
    }

    /**
     * A stage's children, on the training items. Where a model writes them, each is scored as soon as it is there, while
     * others are still written; else all are written before any is scored.
     *
     * @param place of the stage
     * @param pairings what has to be scored of a prompt
     * @return one child per brief, in order
     */
    static <B extends Brief> List<Child> all(
            Search search, String place, List<B> briefs, BiFunction<B, String, List<Pairing>> pairings) {
        if (!search.proposer().waits() || !search.evaluator().overlaps()) {
            return block(search, place, briefs, pairings);
        }
        List<Supplier<List<Child>>> ways = new ArrayList<>();
        for (B brief : briefs) {
            ways.add(() -> block(search, brief.place(), List.of(brief), pairings));
        }
        return search.evaluator().together(place, ways).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Children that are written as one block of calls, and scored as another. */
    private static <B extends Brief> List<Child> block(
            Search search, String place, List<B> briefs, BiFunction<B, String, List<Pairing>> pairings) {
        List<Proposal> proposals = search.proposer().propose(place + "/proposals", briefs);
        List<List<Pairing>> each = new ArrayList<>();
        for (int i = 0; i < briefs.size(); i++) {
            String text = proposals.get(i).text();
            each.add(text == null ? List.of() : pairings.apply(briefs.get(i), text));
        }
        List<Scorecard> cards = search.evaluator()
                .onTrain(place, each.stream().flatMap(List::stream).toList());
        List<Child> children = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < briefs.size(); i++) {
            int end = next + each.get(i).size();
            children.add(new Child(briefs.get(i), proposals.get(i), cards.subList(next, end)));
            next = end;
        }
        return children;
    }
}

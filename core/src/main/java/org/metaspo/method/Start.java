package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;

/** What every search begins with: each task's initial user prompt under the initial system prompt. */
final class Start {
    private Start() {}

    static SearchState of(Search search, Lineage lineage, Split split) {
        List<Pairing> pairings = search.tasks().stream()
                .map(task -> new Pairing(task.task(), search.start(), task.start()))
                .toList();
        List<Scorecard> cards = search.evaluator().onAll(split, "start", pairings);
        List<Pool> pools = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            pools.add(new Pool(search.tasks().get(i), List.of(cards.get(i))));
        }
        SearchState state = new SearchState(search.start(), pools);
        lineage.start(state);
        search.diary().decided(state);
        return state;
    }
}

package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/** What every search begins with: each task's initial user prompt under the initial system prompt. */
final class Start {
    private Start() {}

    static SearchState of(Search search, Lineage lineage, Split split) {
        return of(search, lineage, split, Integer.MAX_VALUE);
    }

    /** @param perTask most items of each task */
    static SearchState of(Search search, Lineage lineage, Split split, int perTask) {
        Function<Task, List<Example>> items = new Window(search.evaluator(), split).next(perTask);
        List<Pairing> pairings = search.tasks().stream()
                .map(task -> new Pairing(task.task(), search.start(), task.start()))
                .toList();
        List<Scorecard> cards = search.evaluator().score("start", split, pairings, items);
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

package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;

/**
 * MetaSPO by the paper's schedule (arXiv 2505.09666): an inner loop improves each task's user prompts under the incumbent
 * system prompt, an outer loop improves the system prompt over all tasks and their kept user prompts. Without user
 * candidates only the outer loop is left: the paper's ablation.
 */
final class BilevelSearch implements Method {
    private final Schedule schedule;

    BilevelSearch(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public End search(Search search) {
        Lineage lineage = new Lineage(search.diary());
        InnerLoop innerLoop = new InnerLoop(search, schedule, lineage);
        OuterLoop outerLoop = new OuterLoop(search, schedule, lineage);

        SearchState state = start(search, lineage);
        for (int iteration = 1; iteration <= schedule.iterations(); iteration++) {
            if (state.isSaturated()) {
                return End.SATURATED;
            }
            state = innerLoop.improve(state, "inner/" + iteration);
            if (state.isSaturated()) {
                return End.SATURATED;
            }
            state = outerLoop.improve(state, "outer/" + iteration);
        }
        return End.COMPLETED;
    }

    /** Each task's initial user prompt under the initial system prompt. */
    private static SearchState start(Search search, Lineage lineage) {
        List<Pairing> pairings = search.tasks().stream()
                .map(task -> new Pairing(task.task(), search.start(), task.start()))
                .toList();
        List<Scorecard> cards = search.evaluator().onTrain("start", pairings);
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

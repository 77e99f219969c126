package org.metaspo.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts;
import org.metaspo.method.Methods;
import org.metaspo.method.Schedule;
import org.metaspo.method.Search;
import org.metaspo.method.SearchState;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * Test-time adaptation (the MetaSPO paper's second study): each system prompt stays as it is while ProTeGi adapts each
 * target task's user prompt to its training examples. What is measured is the test score of the best user prompt after
 * each round, and after the last round by the amount of training data: nested draws, several of each size.
 *
 * @param arms the system prompts
 * @param sizes of the adaptation: rounds, children, beam
 * @param dataSizes amounts of training examples for the curve by data; empty for none
 * @param draws how many draws of each amount
 */
public record TestTimeAdaptation(List<Arm> arms, Schedule sizes, List<Integer> dataSizes, int draws) implements Study {
    public TestTimeAdaptation {
        arms = List.copyOf(arms);
        dataSizes = List.copyOf(dataSizes);
    }

    @Override
    public String name() {
        return "test-time-adaptation";
    }

    @Override
    public void run(Bench bench, Notebook notebook) {
        for (Arm arm : arms) {
            byIteration(bench, notebook, arm);
        }
        for (int size : dataSizes) {
            for (int draw = 1; draw <= draws; draw++) {
                for (Arm arm : arms) {
                    byData(bench, notebook, arm, size, draw);
                }
            }
        }
    }

    private void byIteration(Bench bench, Notebook notebook, Arm arm) {
        String place = "adapt/" + arm.name();
        List<SearchState> rounds = adapt(bench, notebook, arm, place, bench.evaluator());
        // One reading for all rounds: most of them share their best user prompts.
        List<Pairing> pairings =
                rounds.stream().flatMap(TestTimeAdaptation::best).toList();
        List<Scorecard> cards = bench.test().read(place + "/test", pairings);
        int tasks = bench.tasks().size();
        for (int i = 0; i < cards.size(); i++) {
            Task task = cards.get(i).pairing().task();
            int train = bench.evaluator().items(Evaluator.Split.TRAIN, task).size();
            notebook.found(new Finding(arm.name(), task.name(), i / tasks, train, 0, List.of(cards.get(i))));
        }
    }

    private void byData(Bench bench, Notebook notebook, Arm arm, int size, int draw) {
        String place = "adapt/" + arm.name() + "/data/" + size + "/draw/" + draw;
        Evaluator few = new FewExamples(bench.evaluator(), task -> drawn(bench, task, size, draw));
        SearchState last = adapt(bench, notebook, arm, place, few).getLast();
        List<Scorecard> cards = bench.test().read(place + "/test", best(last).toList());
        for (Scorecard card : cards) {
            Task task = card.pairing().task();
            int train = few.items(Evaluator.Split.TRAIN, task).size();
            notebook.found(new Finding(arm.name(), task.name(), sizes.iterations(), train, draw, List.of(card)));
        }
    }

    /** Nested: a larger amount holds the smaller ones of the same draw, and all arms get the same. */
    private static List<Example> drawn(Bench bench, Task task, int size, int draw) {
        List<Example> all = bench.evaluator().items(Evaluator.Split.TRAIN, task);
        return bench.random().sample(all, size, "adapt/data/" + task.name() + "/draw/" + draw);
    }

    /** The states after each round, the start first; a saturated search stays as it is for the rounds that are left. */
    private List<SearchState> adapt(Bench bench, Notebook notebook, Arm arm, String place, Evaluator evaluator) {
        List<SearchState> states = new ArrayList<>();
        Search search = new Search(
                new SystemPrompt(arm.systemPrompt()),
                bench.tasks(),
                new PlacedEvaluator(evaluator, place),
                bench.proposer(),
                bench.random(),
                new PlacedDiary(notebook, place, states::add));
        Methods.of(Methods.PROTEGI, sizes).search(search);
        while (states.size() <= sizes.iterations()) {
            states.add(states.getLast());
        }
        return states;
    }

    private static Stream<Pairing> best(SearchState state) {
        return state.pools().stream().map(pool -> pool.best().pairing());
    }

    @Override
    public StudyCounts counts(List<StudyCounts.TaskSize> tasks) {
        StudyCounts all = counts(tasks, Integer.MAX_VALUE, 1, sizes.iterations() + 1L);
        for (int size : dataSizes) {
            all = all.plus(counts(tasks, size, draws, 1));
        }
        return all;
    }

    private StudyCounts counts(List<StudyCounts.TaskSize> tasks, int mostTrain, int times, long readings) {
        Counts search = Methods.of(Methods.PROTEGI, sizes)
                .counts(tasks.stream()
                        .map(task ->
                                new Counts.TaskSize(Math.min(mostTrain, task.train()), 0, task.test(), task.fixed()))
                        .toList());
        long tests = tasks.stream().mapToLong(StudyCounts.TaskSize::test).sum();
        long searches = (long) arms.size() * times;
        return new StudyCounts(
                searches * search.training(), searches * readings * tests, searches * search.optimizerCalls());
    }
}

package org.metaspo.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.metaspo.call.Stage;
import org.metaspo.evaluation.Evaluation;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.Example;
import org.metaspo.task.Splits;
import org.metaspo.task.Task;

/** Scores on the training and validation items of a plan. */
final class SearchEvaluator implements Evaluator {
    private final Evaluation evaluation;
    private final Map<String, Splits> splits;
    private final boolean races;
    private final boolean overlaps;

    /**
     * @param races whether candidates may be scored block by block
     * @param overlaps whether several ways may be gone at once: not where a block is a batch
     */
    SearchEvaluator(Evaluation evaluation, List<PlannedTask> tasks, boolean races, boolean overlaps) {
        this.evaluation = evaluation;
        this.races = races;
        this.overlaps = overlaps;
        this.splits = tasks.stream()
                .collect(Collectors.toMap(planned -> planned.task().name(), PlannedTask::splits));
    }

    @Override
    public List<Example> items(Split split, Task task) {
        Splits ofTask = Objects.requireNonNull(splits.get(task.name()), () -> "no task " + task.name());
        return switch (split) {
            case TRAIN -> ofTask.train();
            case VALIDATION -> ofTask.validation();
        };
    }

    @Override
    public boolean races() {
        return races;
    }

    @Override
    public boolean overlaps() {
        return overlaps;
    }

    @Override
    public <T> List<T> together(String place, List<Supplier<T>> ways) {
        return overlaps && ways.size() > 1 ? evaluation.together(place, ways) : Evaluator.super.together(place, ways);
    }

    @Override
    public List<Scorecard> score(
            String place, Split split, List<Pairing> pairings, Function<Task, List<Example>> items) {
        Stage stage =
                switch (split) {
                    case TRAIN -> Stage.TRAIN;
                    case VALIDATION -> Stage.VALIDATION;
                };
        return evaluation.score(stage, place, pairings, items);
    }
}

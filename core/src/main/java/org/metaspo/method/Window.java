package org.metaspo.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/** Some of each task's items at a time: each look takes the next ones, and begins anew behind the last. */
final class Window {
    private final Evaluator evaluator;
    private final Split split;
    private int from;

    Window(Evaluator evaluator, Split split) {
        this.evaluator = evaluator;
        this.split = split;
    }

    /** The next so many items of each task, all where there are no more. */
    Function<Task, List<Example>> next(int perTask) {
        int begin = from;
        from += perTask;
        return task -> {
            List<Example> items = new ArrayList<>(evaluator.items(split, task));
            Collections.rotate(items, -begin);
            return List.copyOf(items.subList(0, Math.min(items.size(), perTask)));
        };
    }
}

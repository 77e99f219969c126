package org.metaspo.result;

import java.util.LinkedHashMap;
import java.util.Map;
import org.metaspo.result.RunResult.TaskResult;

/** What became of a task's test answers other than a score, in words for tables. */
public final class Shares {
    private Shares() {}

    /** The shares by their names, in the same order for every task. */
    public static Map<String, Double> of(TaskResult task) {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("unparseable", task.unparseable());
        shares.put("truncated", task.truncated());
        shares.put("refused", task.refused());
        shares.put("too long", task.tooLong());
        shares.put("unjudged", task.unjudged());
        shares.put("unanswered", task.unanswered());
        return shares;
    }
}

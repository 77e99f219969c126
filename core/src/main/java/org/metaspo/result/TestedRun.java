package org.metaspo.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.evaluation.Scorecard;

/**
 * A run's final test, item by item: what another run's can be paired with.
 *
 * @param name of the run, such as its directory
 * @param seed of the run
 * @param tasks by name, in order: the scorecards of the prompts that the run delivers, one per user prompt
 * @param withheld why nothing may be claimed of its scores; empty where nothing speaks against it
 */
public record TestedRun(String name, long seed, Map<String, List<Scorecard>> tasks, List<String> withheld) {
    public TestedRun {
        tasks = new LinkedHashMap<>(tasks);
        withheld = List.copyOf(withheld);
    }
}

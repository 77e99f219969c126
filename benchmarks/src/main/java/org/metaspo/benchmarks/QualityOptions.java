package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.method.Methods;

/**
 * What is compared.
 *
 * @param seeds how many worlds of each variant
 * @param from the first seed
 * @param methods in the tables' order
 * @param against the methods that the others are compared with
 * @param variants of the world
 * @param calls task-model calls that each search may make
 * @param schedule reference or efficient; SPRIG has the efficient one in any case
 * @param test items per source task that the run's own claim is made on, apart from the calls
 * @param settings of the configuration that hold for all searches, {@code path.to.key=value}
 * @param adapt whether target tasks are then adapted to by ProTeGi
 * @param to where rows and tables are written; null for nowhere
 */
record QualityOptions(
        int seeds,
        int from,
        List<String> methods,
        List<String> against,
        List<String> variants,
        int calls,
        String schedule,
        int test,
        List<String> settings,
        boolean adapt,
        @Nullable Path to) {
    /** The paper's schedule with four tasks of 50 training items. */
    static final int PAPERS_CALLS = 18_200;

    private static final double PAPERS_ITEMS = 50;

    /** How many searches this is. */
    int runs() {
        return seeds * methods.size() * variants.size();
    }

    /**
     * Training items per task, and validation items: on the reference schedule as many fewer as there are fewer calls, so
     * that the searches keep their shape; an efficient schedule plans with its calls, and has as many as the paper.
     */
    int trainingItems() {
        return schedule.equals(Methods.EFFICIENT)
                ? (int) PAPERS_ITEMS
                : Math.clamp(Math.round(PAPERS_ITEMS * calls / PAPERS_CALLS), 5, 200);
    }

    /** All that decides a row besides variant, seed and method: rows of one setup can be compared. */
    String setup() {
        return "calls=%d schedule=%s test=%d adapt=%b settings=%s".formatted(calls, schedule, test, adapt, settings);
    }
}

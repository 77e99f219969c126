package org.metaspo.benchmarks;

import java.util.List;

/**
 * How much is measured.
 *
 * @param cold calls from a fresh JVM's first on
 * @param warmUp calls after those that are not measured
 * @param warm calls measured after that
 * @param inFlight calls under way at once
 * @param latencyMillis of the testbed, where it has one
 * @param rounds so many times {@code inFlight} calls are made at that latency, cold and again warm
 * @param schedule which schedule is trained
 * @param engine what is measured of the engine beside the usual number in flight
 * @param readings responses that are read in one round
 * @param readingRounds so many times, for each answer form
 */
record Sizes(
        int cold,
        int warmUp,
        int warm,
        int inFlight,
        int latencyMillis,
        int rounds,
        ScheduleSizes schedule,
        EngineSizes engine,
        int readings,
        int readingRounds) {
    /**
     * A schedule and the counts that it must come to.
     *
     * @param train training items per task
     * @param test test items per task
     * @param settings changes of the configuration
     * @param proposalBlocks blocks of proposals; each is a chain of two calls
     */
    record ScheduleSizes(
            int train,
            int test,
            List<String> settings,
            int proposalBlocks,
            int trainingEvaluations,
            int survivorEvaluations,
            int baselineEvaluations,
            int optimizerCalls) {}

    /**
     * Sizes of single measurements.
     *
     * @param recorded answers in a journal
     * @param crowd calls under way at once
     * @param crowdCalls made by them
     * @param perMinute requests that an endpoint allows
     * @param limitedCalls made of it: the first minute's worth of them is a bucket that is full at the start
     * @param medianMillis of an endpoint whose latency is spread
     * @param spreadRounds so many times {@code inFlight} calls are made of it
     */
    record EngineSizes(
            int recorded,
            int crowd,
            int crowdCalls,
            int perMinute,
            int limitedCalls,
            int medianMillis,
            int spreadRounds) {}

    static final int TASKS = 4;

    /** The sizes whose figures are reported; the schedule is the default one. */
    static Sizes full() {
        ScheduleSizes schedule = new ScheduleSizes(50, 500, List.of(), 6, 18_200, 6_000, 2_000, 126);
        EngineSizes engine = new EngineSizes(1_000_000, 512, 2_000, 3_000, 10_000, 800, 100);
        return new Sizes(8_000, 40_000, 20_000, 64, 200, 30, schedule, engine, 400_000, 9);
    }

    /** Just enough to see the program work. Its figures mean nothing. */
    static Sizes tiny() {
        List<String> settings = List.of(
                "method.iterations=1",
                "method.system-candidates=2",
                "method.user-candidates=1",
                "method.user-prompts-kept=1");
        ScheduleSizes schedule = new ScheduleSizes(10, 4, settings, 2, 160, 16, 16, 12);
        EngineSizes engine = new EngineSizes(300, 16, 40, 6_000, 40, 5, 4);
        return new Sizes(40, 0, 40, 8, 5, 2, schedule, engine, 100, 3);
    }
}

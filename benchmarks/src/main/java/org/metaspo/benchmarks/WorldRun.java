package org.metaspo.benchmarks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.metaspo.testbed.world.World;

/**
 * One search on one world, and what the oracle says of its prompts. Accuracies are 0 to 1.
 *
 * @param setup of the comparison, see {@link QualityOptions#setup}
 * @param variant of the world
 * @param seed of the world and the run
 * @param method that searched
 * @param start under the initial prompts
 * @param candidate under the prompts that the search ended with
 * @param best under all rules that help; what there is to find lies between start and this
 * @param learned mean over target tasks under the system prompt that the run says to use
 * @param claimed what the run says of itself; null where it had no test
 * @param adapted mean over target tasks after adaptation under the system prompt found; null where not asked for
 * @param adaptedStart the same under the initial system prompt
 * @param taskCalls paid by the search
 * @param optimizerCalls paid
 * @param seconds that search and test took
 * @param evaluated the best that the search had looked at; null in rows of earlier versions
 * @param quotations of training items; null in rows of earlier versions
 */
record WorldRun(
        String setup,
        String variant,
        long seed,
        String method,
        Truth start,
        Truth candidate,
        Truth best,
        double learned,
        @Nullable Claimed claimed,
        @Nullable Double adapted,
        @Nullable Double adaptedStart,
        long taskCalls,
        long optimizerCalls,
        double seconds,
        @Nullable Truth evaluated,
        @Nullable Quotations quotations) {
    private static final double LEAST = 1e-9;

    /**
     * True accuracies.
     *
     * @param target mean over target tasks with their initial user prompts
     * @param source mean over source tasks with the user prompts found
     */
    record Truth(double target, double source) {
        /** Under a system prompt and all tasks' initial user prompts. */
        static Truth under(String system, World world) {
            return new Truth(
                    world.oracle().accuracy(system, world.targetTasks()),
                    world.oracle().accuracy(system, world.sourceTasks()));
        }

        /** The best that there is to find. */
        static Truth best(World world) {
            return new Truth(
                    world.oracle().best(world.targetTasks()), world.oracle().bestOfEach(world.sourceTasks()));
        }
    }

    /** The difference on source tasks that a run measured on its test items, and whether it claims to have improved. */
    record Claimed(double difference, double low, double high, boolean improved) {}

    /**
     * Prompts that quote an item that was learned from.
     *
     * @param made different prompts that were proposed or put together
     * @param quoting of these
     * @param learned prompts that the run says to use
     * @param learnedQuoting of these
     */
    record Quotations(int made, int quoting, int learned, int learnedQuoting) {}

    /** Of the search, as {@link QualityOptions#setup} writes it; empty for what has none. */
    String schedule() {
        return fromSetup("schedule", "");
    }

    /** The task calls that were planned. */
    int plannedCalls() {
        return Integer.parseInt(fromSetup("calls", "0"));
    }

    private String fromSetup(String key, String otherwise) {
        return Arrays.stream(setup.split(" ", -1))
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    /** What the search gained on target tasks. */
    double targetGain() {
        return candidate.target - start.target;
    }

    /** What the search gained on source tasks. */
    double sourceGain() {
        return candidate.source - start.source;
    }

    /** The share found of what there is to find on target tasks; null where there is nothing. */
    @Nullable
    Double targetGap() {
        return share(targetGain(), best.target - start.target);
    }

    /** The same on source tasks. */
    @Nullable
    Double sourceGap() {
        return share(sourceGain(), best.source - start.source);
    }

    private static @Nullable Double share(double gain, double there) {
        return there > LEAST ? gain / there : null;
    }

    /** What the system prompt found is worth on target tasks that are adapted to. */
    @Nullable
    Double adaptedGain() {
        return adapted == null || adaptedStart == null ? null : adapted - adaptedStart;
    }

    /** What was lost on source tasks by not ending with the best that was looked at. */
    @Nullable
    Double regret() {
        return evaluated == null ? null : evaluated.source - candidate.source;
    }

    /** The same on target tasks. */
    @Nullable
    Double targetRegret() {
        return evaluated == null ? null : evaluated.target - candidate.target;
    }

    /** By how much the run overstates its gain on source tasks. */
    @Nullable
    Double overclaimed() {
        return claimed == null ? null : claimed.difference - sourceGain();
    }
}

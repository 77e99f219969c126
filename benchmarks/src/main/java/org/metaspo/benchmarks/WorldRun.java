package org.metaspo.benchmarks;

import org.jspecify.annotations.Nullable;

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
        double seconds) {
    /**
     * True accuracies.
     *
     * @param target mean over target tasks with their initial user prompts
     * @param source mean over source tasks with the user prompts found
     */
    record Truth(double target, double source) {}

    /** The difference on source tasks that a run measured on its test items, and whether it claims to have improved. */
    record Claimed(double difference, double low, double high, boolean improved) {}

    /** What the search gained on target tasks. */
    double targetGain() {
        return candidate.target - start.target;
    }

    /** What the search gained on source tasks. */
    double sourceGain() {
        return candidate.source - start.source;
    }

    /** What the system prompt found is worth on target tasks that are adapted to. */
    @Nullable
    Double adaptedGain() {
        return adapted == null || adaptedStart == null ? null : adapted - adaptedStart;
    }

    /** By how much the run overstates its gain on source tasks. */
    @Nullable
    Double overclaimed() {
        return claimed == null ? null : claimed.difference - sourceGain();
    }
}

package org.metaspo.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;

/** How much better one prompt does than another, by a metric that is defined on whole sets of items. */
final class SetComparison {
    private static final int DRAWS = 10_000;

    private final List<SetPairs> strata;

    private SetComparison(List<SetPairs> strata) {
        this.strata = strata;
    }

    /** See {@link PairedComparison#ofSets}. */
    static Optional<PairedComparison> of(List<SetPairs> strata, Randomness randomness) {
        List<SetPairs> filled = strata.stream().filter(pairs -> pairs.n() > 0).toList();
        return filled.isEmpty() ? Optional.empty() : Optional.of(new SetComparison(filled).compare(randomness));
    }

    private PairedComparison compare(Randomness randomness) {
        int n = strata.stream().mapToInt(SetPairs::n).sum();
        double difference =
                strata.stream().mapToDouble(SetPairs::difference).average().orElse(0);
        double[] swapped = draws(randomness.at("comparison/permutation"), SetPairs::swapped);
        // Sums that are equal on paper differ in their last bits.
        double observed = Math.abs(difference) - 1e-10;
        long hits = Arrays.stream(swapped)
                .filter(draw -> Math.abs(draw) >= observed)
                .count();
        double p = (hits + 1.0) / (DRAWS + 1.0);
        int clusters =
                strata.stream().mapToInt(pairs -> pairs.clusters().size()).sum();
        double low;
        double high;
        if (Arrays.stream(swapped).allMatch(draw -> draw == 0)) {
            double unseen = PairedComparison.unseen(clusters);
            low = difference - unseen;
            high = difference + unseen;
        } else if (clusters >= PairedComparison.BOOTSTRAP_FROM) {
            double[] redrawn = draws(randomness.at("comparison/bootstrap"), SetPairs::redrawn);
            low = Bootstrap.quantile(redrawn, 0.025);
            high = Bootstrap.quantile(redrawn, 0.975);
        } else {
            double[] sizes = Arrays.stream(swapped).map(Math::abs).sorted().toArray();
            double kept = Bootstrap.quantile(sizes, 0.95);
            low = difference - kept;
            high = difference + kept;
        }
        return new PairedComparison(difference, Math.max(-1, low), Math.min(1, high), p, n);
    }

    /** The mean over the strata of something drawn for each, many times, ascending. */
    private double[] draws(RandomGenerator random, ToDoubleBiFunction<SetPairs, RandomGenerator> drawn) {
        double[] means = new double[DRAWS];
        for (SetPairs pairs : strata) {
            for (int draw = 0; draw < DRAWS; draw++) {
                means[draw] += drawn.applyAsDouble(pairs, random) / strata.size();
            }
        }
        Arrays.sort(means);
        return means;
    }
}

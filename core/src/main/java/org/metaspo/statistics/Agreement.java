package org.metaspo.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How far two raters of the same items agree, from the table of what each said: one rater's categories by the other's. */
public final class Agreement {
    /** How a disagreement counts. */
    public enum Weights {
        /** All the same. */
        EQUAL,
        /** By the square of the distance between the categories, which are ordered. */
        QUADRATIC
    }

    private final int[][] counts;
    private final int n;

    private Agreement(int[][] counts) {
        this.counts = counts;
        this.n = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    }

    /**
     * The agreement of two raters.
     *
     * @param categories how many there are, 2 or more
     * @param first the category of each item, from 0
     * @param second the same items' categories by the other rater
     */
    public static Agreement of(int categories, int[] first, int[] second) {
        if (categories < 2 || first.length != second.length) {
            throw new IllegalArgumentException(
                    categories + " categories, " + first.length + " and " + second.length + " items");
        }
        int[][] counts = new int[categories][categories];
        for (int i = 0; i < first.length; i++) {
            counts[first[i]][second[i]]++;
        }
        return new Agreement(counts);
    }

    /** How many items. */
    public int n() {
        return n;
    }

    /** How often the first rater gave one category and the second another. */
    public int count(int first, int second) {
        return counts[first][second];
    }

    /** The share of items on which both say the same; NaN without items. */
    public double observed() {
        return IntStream.range(0, counts.length).map(i -> counts[i][i]).sum() / (double) n;
    }

    /**
     * Cohen's kappa (J. Cohen, Educational and Psychological Measurement 20, 1960; weighted: Psychological Bulletin 70,
     * 1968): 1 = full agreement, 0 = as chance has it. NaN where both raters only ever gave one same category.
     */
    public double kappa(Weights weights) {
        double[] rows = new double[counts.length];
        double[] columns = new double[counts.length];
        margins(rows, columns);
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                double weight =
                        switch (weights) {
                            case EQUAL -> i == j ? 0 : 1;
                            case QUADRATIC -> (i - j) * (i - j);
                        };
                observed += weight * counts[i][j] / n;
                expected += weight * rows[i] * columns[j];
            }
        }
        return 1 - observed / expected;
    }

    /**
     * Gwet's AC1 (K. Gwet, British Journal of Mathematical and Statistical Psychology 61, 2008): chance agreement from
     * the raters' mean shares, so that it does not fall where one category is rare.
     */
    public double ac1() {
        double[] rows = new double[counts.length];
        double[] columns = new double[counts.length];
        margins(rows, columns);
        double chance = 0;
        for (int i = 0; i < counts.length; i++) {
            double share = (rows[i] + columns[i]) / 2;
            chance += share * (1 - share) / (counts.length - 1);
        }
        return (observed() - chance) / (1 - chance);
    }

    private void margins(double[] rows, double[] columns) {
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                rows[i] += (double) counts[i][j] / n;
                columns[j] += (double) counts[i][j] / n;
            }
        }
    }

    /**
     * Kappa with its 95 % interval from a percentile bootstrap of 10,000 draws of the items. Where nothing disagrees
     * every draw is alike: the lower bound then rests on the share of disagreement that may have stayed unseen (the exact
     * binomial bound for 0 of n).
     */
    public Interval kappaInterval(Weights weights, RandomGenerator random) {
        double kappa = kappa(weights);
        if (n == 0 || Double.isNaN(kappa)) {
            return new Interval(Double.NaN, n, Double.NaN, Double.NaN);
        }
        double[] draws = IntStream.range(0, Bootstrap.DRAWS)
                .mapToDouble(draw -> redrawn(random).kappa(weights))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double low = Bootstrap.quantile(draws, 0.025);
        double high = Bootstrap.quantile(draws, 0.975);
        if (observed() == 1) {
            double unseen = 1 - Math.pow(0.025, 1.0 / n);
            double chance = chanceDisagreement();
            low = Math.max(-1, 1 - unseen / chance);
        }
        return new Interval(kappa, n, Math.min(low, kappa), Math.max(high, kappa));
    }

    private double chanceDisagreement() {
        double[] rows = new double[counts.length];
        double[] columns = new double[counts.length];
        margins(rows, columns);
        return 1
                - IntStream.range(0, counts.length)
                        .mapToDouble(i -> rows[i] * columns[i])
                        .sum();
    }

    /** As many items, drawn from these with replacement. */
    private Agreement redrawn(RandomGenerator random) {
        int[] bounds = Arrays.stream(counts).flatMapToInt(Arrays::stream).toArray();
        Arrays.parallelPrefix(bounds, Integer::sum);
        int[][] drawn = new int[counts.length][counts.length];
        for (int i = 0; i < n; i++) {
            int item = random.nextInt(n);
            int cell = 0;
            while (bounds[cell] <= item) {
                cell++;
            }
            drawn[cell / counts.length][cell % counts.length]++;
        }
        return new Agreement(drawn);
    }
}

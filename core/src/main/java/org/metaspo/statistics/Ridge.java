package org.metaspo.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Effects that add up, estimated together by ridge regression: the posterior under independent standard normal priors.
 * Another prior is had by the units of the columns.
 */
public final class Ridge {
    /** However equal the outcomes seen: a handful of equal ones is no proof that they are always equal. */
    private static final double VARIANCE_FLOOR = 0.02;

    /**
     * What was seen of one item: each trial of it has a row that says which effects were present, and an outcome. Items
     * differ in how hard they are, so that outcomes are compared within an item only.
     *
     * @param present a row per trial, a column per effect: 0 where it was absent
     * @param outcomes one per trial
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers, never compared
    public record Item(double[][] present, double[] outcomes) {}

    private final double[] mean;
    private final double[] deviation;

    private Ridge(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** The posterior mean of an effect, in units of its prior. */
    public double mean(int effect) {
        return mean[effect];
    }

    /** The posterior standard deviation of an effect, in units of its prior. */
    public double deviation(int effect) {
        return deviation[effect];
    }

    /**
     * The posterior.
     *
     * @param items what was seen; those with fewer than two trials say nothing
     * @param effects how many there are
     */
    public static Ridge of(List<Item> items, int effects) {
        double[][] gram = new double[effects][effects];
        double[] moment = new double[effects];
        double squares = 0;
        long freedom = 0;
        for (Item item : items) {
            int trials = item.outcomes.length;
            double[] means = new double[effects];
            for (double[] row : item.present) {
                for (int i = 0; i < effects; i++) {
                    means[i] += row[i] / trials;
                }
            }
            double mean = Arrays.stream(item.outcomes).sum() / Math.max(1, trials);
            for (int trial = 0; trial < trials; trial++) {
                double outcome = item.outcomes[trial] - mean;
                squares += outcome * outcome;
                for (int i = 0; i < effects; i++) {
                    double own = item.present[trial][i] - means[i];
                    moment[i] += own * outcome;
                    for (int j = 0; j <= i && own != 0; j++) {
                        gram[i][j] += own * (item.present[trial][j] - means[j]);
                    }
                }
            }
            freedom += Math.max(0, trials - 1);
        }
        double variance = freedom == 0 ? 1 : Math.max(VARIANCE_FLOOR, squares / freedom);
        for (int i = 0; i < effects; i++) {
            gram[i][i] += variance;
        }
        double[][] root = root(gram);
        double[] deviation = new double[effects];
        for (int i = 0; i < effects; i++) {
            double[] unit = new double[effects];
            unit[i] = 1;
            deviation[i] = Math.sqrt(variance * solved(root, unit)[i]);
        }
        return new Ridge(solved(root, moment), deviation);
    }

    /** Cholesky: the lower triangle whose square a positive definite matrix is; only the lower triangle is read. */
    private static double[][] root(double[][] matrix) {
        int n = matrix.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
            }
        }
        return root;
    }

    private static double[] solved(double[][] root, double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= root[i][k] * x[k];
            }
            x[i] /= root[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= root[k][i] * x[k];
            }
            x[i] /= root[i][i];
        }
        return x;
    }
}

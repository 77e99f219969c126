package org.metaspo.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The percentile bootstrap, stratified: pairs are redrawn within their stratum. */
final class Bootstrap {
    static final int DRAWS = 10_000;

    private Bootstrap() {}

    /** The means of the redrawn pairs, ascending; clusters are redrawn as a whole. */
    static double[] means(Pairs pairs, RandomGenerator random) {
        double[] means = new double[DRAWS];
        for (Stratum stratum : pairs.strata()) {
            for (int draw = 0; draw < DRAWS; draw++) {
                means[draw] += redrawnMean(stratum, random) / pairs.strata().size();
            }
        }
        Arrays.sort(means);
        return means;
    }

    /** As many of n items, drawn with replacement. */
    static int[] redraw(int n, RandomGenerator random) {
        int[] drawn = new int[n];
        long bits = 0;
        for (int i = 0; i < n; i++) {
            bits = i % 2 == 0 ? random.nextLong() : bits << 32;
            drawn[i] = (int) (((bits >>> 32) * n) >>> 32);
        }
        return drawn;
    }

    /**
     * Two indices from each random number: 32 bits scaled to the stratum. The bias, at most n / 2^32, is far below what
     * 10,000 draws resolve.
     */
    private static double redrawnMean(Stratum stratum, RandomGenerator random) {
        int n = stratum.clusters();
        double sum = 0;
        double size = 0;
        long bits = 0;
        for (int i = 0; i < n; i++) {
            bits = i % 2 == 0 ? random.nextLong() : bits << 32;
            int cluster = (int) (((bits >>> 32) * n) >>> 32);
            sum += stratum.mean(cluster) * stratum.size(cluster);
            size += stratum.size(cluster);
        }
        return sum / size;
    }

    /** The value below which a share of the ascending values lies. */
    static double quantile(double[] ascending, double share) {
        return ascending[Math.clamp(Math.round(share * (ascending.length - 1)), 0, ascending.length - 1)];
    }
}

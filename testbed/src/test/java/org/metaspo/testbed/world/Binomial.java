package org.metaspo.testbed.world;

/** The exact binomial test, for shares that must be as announced. */
final class Binomial {
    private Binomial() {}

    /** How probable a count at least as far out as this one is, on its own side. */
    static double tail(long hits, int n, double share) {
        double log = n * Math.log1p(-share);
        double below = 0;
        double at = 0;
        for (int k = 0; k <= hits; k++) {
            at = Math.exp(log);
            below += at;
            log += Math.log((double) (n - k) / (k + 1)) + Math.log(share) - Math.log1p(-share);
        }
        return Math.min(below, 1 - below + at);
    }

    /** Whether a count is nothing unusual; a seed that is fixed fails here never, or always. */
    static boolean fits(long hits, int n, double share) {
        return tail(hits, n, share) > 1e-3;
    }
}

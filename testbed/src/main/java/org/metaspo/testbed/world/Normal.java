package org.metaspo.testbed.world;

import org.metaspo.testbed.Draw;

/** The standard normal distribution. */
final class Normal {
    /** Beyond this no double tells the share from 0 or 1 any better. */
    private static final double FAR = 8.3;

    private Normal() {}

    /** A draw that depends on its parts alone (Box and Muller, 1958). */
    static double draw(long seed, String... parts) {
        double radius = Math.sqrt(-2 * Math.log(1 - Draw.unit(seed + 1, parts)));
        return radius * Math.cos(2 * Math.PI * Draw.unit(seed, parts));
    }

    /** The share below {@code x}, by G. Marsaglia's series ("Evaluating the Normal Distribution", 2004). */
    static double below(double x) {
        if (Math.abs(x) > FAR) {
            return x < 0 ? 0 : 1;
        }
        double term = x;
        double sum = 0;
        for (int i = 3; sum + term != sum; i += 2) {
            sum += term;
            term *= x * x / i;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Below which value this share lies, by bisection. */
    static double quantile(double share) {
        double low = -FAR;
        double high = FAR;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }
}

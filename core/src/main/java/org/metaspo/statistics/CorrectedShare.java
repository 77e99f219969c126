package org.metaspo.statistics;

/**
 * A share that was observed through an imperfect test, corrected for the test's errors.
 *
 * @param value (observed + specificity - 1) / (sensitivity + specificity - 1), held to [0, 1] (W. J. Rogan and B. Gladen,
 *     American Journal of Epidemiology 107, 1978)
 * @param low the lower bound of its 95 % interval, which holds the uncertainty of sensitivity and specificity too (Z.
 *     Lang and J. Reiczigel, Preventive Veterinary Medicine 113, 2014)
 * @param high the upper bound
 */
public record CorrectedShare(double value, double low, double high) {
    /**
     * Corrects a share.
     *
     * @param observed the share that the test called positive, 0 to 1
     * @param n of how many
     * @param sensitivity the share of true positives that the test finds, known from some positives
     * @param positives how many those are, at least 1
     * @param specificity the share of true negatives that the test finds, known from some negatives
     * @param negatives how many those are, at least 1
     */
    public static CorrectedShare of(
            double observed, int n, double sensitivity, int positives, double specificity, int negatives) {
        if (!(sensitivity + specificity > 1) || n < 1 || positives < 1 || negatives < 1) {
            throw new IllegalArgumentException("sensitivity " + sensitivity + " of " + positives + ", specificity "
                    + specificity + " of " + negatives + ", n = " + n);
        }
        double value = (observed + specificity - 1) / (sensitivity + specificity - 1);
        double z = Interval.Z;
        double m = n + z * z;
        double p = (n * observed + z * z / 2) / m;
        double se = (positives * sensitivity + 1) / (positives + 2.0);
        double sp = (negatives * specificity + 1) / (negatives + 2.0);
        double youden = se + sp - 1;
        double centre = (p + sp - 1) / youden;
        double ofSensitivity = se * (1 - se) / (positives + 2.0);
        double ofSpecificity = sp * (1 - sp) / (negatives + 2.0);
        double error = Math.sqrt(
                        p * (1 - p) / m + centre * centre * ofSensitivity + (1 - centre) * (1 - centre) * ofSpecificity)
                / youden;
        double shift = 2 * z * z * (centre * ofSensitivity - (1 - centre) * ofSpecificity);
        double held = Math.clamp(value, 0, 1);
        return new CorrectedShare(
                held, Math.clamp(centre + shift - z * error, 0, held), Math.clamp(centre + shift + z * error, held, 1));
    }
}

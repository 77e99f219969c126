package org.metaspo.task;

import java.math.BigDecimal;
import java.util.Optional;
import org.metaspo.task.Extraction.Found;

/**
 * 1 for a number that lies no further from an accepted answer than allowed, both ends included, in exact decimals; else 0.
 *
 * @param tolerance how far
 */
public record Numeric(Tolerance tolerance) implements DirectMetric {
    /** The name in task files. */
    public static final String KEY = "numeric";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Grade.Worth grade(Extraction answer, Example example) {
        Optional<BigDecimal> number =
                answer instanceof Found found ? NormalText.number(found.value().strip()) : Optional.empty();
        if (number.isEmpty()) {
            return Grade.WRONG;
        }
        BigDecimal nearest = null;
        for (String gold : example.answers()) {
            Optional<BigDecimal> reference = NormalText.number(gold.strip());
            if (reference.isEmpty()) {
                continue;
            }
            BigDecimal distance = number.get().subtract(reference.get());
            if (distance.abs().compareTo(tolerance.around(reference.get())) <= 0) {
                return Grade.RIGHT;
            }
            nearest = nearest == null || distance.abs().compareTo(nearest.abs()) < 0 ? distance : nearest;
        }
        return nearest == null ? Grade.WRONG : Grade.wrong(feedback(nearest));
    }

    private static String feedback(BigDecimal distance) {
        // Up to ten digits before the point in full: "10", not "1E+1".
        BigDecimal plain = distance.abs().stripTrailingZeros();
        String size = plain.scale() < 0 && plain.scale() > -10 ? plain.toPlainString() : plain.toString();
        return "The number is too " + (distance.signum() > 0 ? "high" : "low") + " by " + size + ".";
    }
}

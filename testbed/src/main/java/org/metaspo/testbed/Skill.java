package org.metaspo.testbed;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much a prompt helps the simulated task model: a base plus the weight of every phrase that stands in it.
 *
 * @param base probability of a right answer under a prompt without any of the phrases, 0 to 1
 * @param phrases phrase, looked up without regard to case, to the probability that it adds
 */
public record Skill(double base, Map<String, Double> phrases) {
    private static final Map<String, Double> USEFUL = Map.of(
            "weigh the evidence", 0.12,
            "go step by step", 0.10,
            "check the result once more", 0.08,
            "name the decisive detail", 0.07,
            "keep to the requested format", 0.05,
            "rule out the alternatives", 0.03);

    /** Brings the phrases into lower case. */
    public Skill {
        if (!(base >= 0 && base <= 1)) {
            throw new IllegalArgumentException("The base skill is a probability, 0 to 1, not " + base);
        }
        Map<String, Double> lower = new LinkedHashMap<>();
        phrases.forEach((phrase, weight) -> lower.put(phrase.toLowerCase(Locale.ROOT), weight));
        phrases = Map.copyOf(lower);
    }

    /** A skill over phrases of our own, worth 0.45 together, that {@link OptimizerResponder#standard} also proposes. */
    public static Skill standard(double base) {
        return new Skill(base, USEFUL);
    }

    /** The probability of a right answer under a prompt, 0 to 1. */
    public double under(String prompt) {
        String lower = prompt.toLowerCase(Locale.ROOT);
        double added = phrases.entrySet().stream()
                .filter(phrase -> lower.contains(phrase.getKey()))
                .mapToDouble(Map.Entry::getValue)
                // Sorted, because a sum of doubles depends on its order and a map promises none.
                .sorted()
                .sum();
        return Math.clamp(base + added, 0.0, 1.0);
    }
}

package org.metaspo.method;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each component was worth so far: the gain of prompts that it was added to, the loss of those that it was taken
 * from. Its upper confidence bound is the mean gain + sqrt(2 ln(all trials) / own trials). What says a component in other
 * words shares its record.
 */
final class ComponentGains {
    private record Tally(int trials, double sum) {}

    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private int trials;

    void credit(String component, double gain) {
        tallies.merge(
                source(component),
                new Tally(1, gain),
                (one, other) -> new Tally(one.trials + other.trials, one.sum + other.sum));
        trials++;
    }

    /** From now on one component is another in other words. */
    void rephrased(String component, String words) {
        sources.putIfAbsent(words, source(component));
    }

    private String source(String component) {
        return sources.getOrDefault(component, component);
    }

    /** The components with the highest bounds, those never tried first; all before anything was tried. */
    List<String> best(List<String> corpus, int most) {
        return trials == 0
                ? corpus
                : corpus.stream()
                        .sorted(Comparator.comparingDouble(this::bound).reversed())
                        .limit(most)
                        .toList();
    }

    double bound(String component) {
        Tally tally = tallies.get(source(component));
        if (tally == null) {
            return Double.POSITIVE_INFINITY;
        }
        // The strict functions give the same bits on every machine.
        return tally.sum / tally.trials + StrictMath.sqrt(2 * StrictMath.log(trials) / tally.trials);
    }
}

package org.metaspo.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * All chance of a run. Every draw has a place in the program ("outer/2/candidate/4"), and what is drawn there depends on
 * the seed and the place alone: not on what was drawn elsewhere, on the order of arrival, or on the JDK.
 *
 * @param seed the run's seed
 */
public record Randomness(long seed) {
    /** The generator of one place: xoshiro256** from the state SHA-256(seed, place). */
    public RandomGenerator at(String place) {
        return new Xoshiro256(digest(place));
    }

    /** SHA-256 of the seed in decimal digits, a line feed and the given text: 32 bytes. */
    public byte[] digest(String text) {
        return Sha256.of(seed + "\n" + text);
    }

    /** The items in an order drawn at a place (Fisher and Yates). */
    public <T> List<T> shuffled(List<T> items, String place) {
        return sample(items, items.size(), place);
    }

    /**
     * Some of the items, drawn without replacement at a place: the first n of {@link #shuffled} there, so that a larger
     * sample contains the smaller ones.
     *
     * @param n how many, at least 0; all where there are fewer
     */
    public <T> List<T> sample(List<T> items, int n, String place) {
        if (n < 0) {
            throw new IllegalArgumentException("n must not be negative: " + n);
        }
        RandomGenerator random = at(place);
        List<T> pool = new ArrayList<>(items);
        int taken = Math.min(n, pool.size());
        for (int i = 0; i < taken; i++) {
            int j = i + random.nextInt(pool.size() - i);
            T drawn = pool.get(j);
            pool.set(j, pool.get(i));
            pool.set(i, drawn);
        }
        return List.copyOf(pool.subList(0, taken));
    }
}

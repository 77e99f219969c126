package org.metaspo.method;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.metaspo.statistics.Randomness;

/**
 * Which changes are made together. The changes are divided at random into parts, several times; each part is a prompt.
 * So every prompt informs about several changes, and every change stands beside many others. Parts differ in size, which
 * tells what the changes are worth on the whole.
 *
 * <p>Three parts rather than two halves: advice repeats itself in other words, and of two sentences that say the same the
 * second adds nothing where it stands beside the first.
 */
final class Design {
    private static final int PARTS = 3;

    /** Sixteen prompts, or a little less. */
    private static final int DIVISIONS = 5;

    private Design() {}

    /** The most prompts of a design. */
    static int most() {
        return PARTS * DIVISIONS;
    }

    /** The sets of changes to try, all different. */
    static List<Set<Factor>> of(List<Factor> factors, Randomness random, String place) {
        Set<Set<Factor>> rows = new LinkedHashSet<>();
        for (int division = 1; division <= DIVISIONS; division++) {
            RandomGenerator generator = random.at(place + "/division/" + division);
            List<Set<Factor>> parts = Stream.<Set<Factor>>generate(LinkedHashSet::new)
                    .limit(PARTS)
                    .toList();
            factors.forEach(factor -> parts.get(generator.nextInt(PARTS)).add(factor));
            rows.addAll(parts);
        }
        return List.copyOf(rows);
    }
}

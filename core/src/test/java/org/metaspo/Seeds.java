package org.metaspo;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.metaspo.testbed.Trials;

/** A test for each of a suite's random trials, named by its seed. */
public final class Seeds {
    private Seeds() {}

    /** One trial. */
    @FunctionalInterface
    public interface Trial {
        void run(Random random) throws Exception;
    }

    /**
     * As many tests as there are trials.
     *
     * @param few trials in every build
     * @param many trials in the long form
     */
    public static Stream<DynamicTest> tests(int few, int many, Trial trial) {
        return Trials.seeds(few, many)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> trial.run(new Random(seed))));
    }
}

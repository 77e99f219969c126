package org.metaspo;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * How often a suite of random trials is gone through: a few times in every build, many times by {@code -Pcrash}. The seed
 * stands in the name of what failed; {@code -Dsuite.seed=N -Dsuite.trials=1} repeats it alone.
 */
public final class Seeds {
    private Seeds() {}

    /** Whether the long form was asked for. */
    public static boolean isLong() {
        return Boolean.getBoolean("suite.long");
    }

    /** @param few trials in every build @param many trials in the long form */
    public static int trials(int few, int many) {
        return Integer.getInteger("suite.trials", isLong() ? many : few);
    }

    /** The seeds of as many trials. */
    public static LongStream of(int few, int many) {
        long first = Long.getLong("suite.seed", 20_261_125);
        return LongStream.range(first, first + trials(few, many));
    }

    /** One trial. */
    @FunctionalInterface
    public interface Trial {
        void run(Random random) throws Exception;
    }

    /** A test for each trial. */
    public static Stream<DynamicTest> tests(int few, int many, Trial trial) {
        return of(few, many)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> trial.run(new Random(seed))));
    }
}

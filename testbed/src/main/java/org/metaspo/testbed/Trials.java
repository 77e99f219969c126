package org.metaspo.testbed;

import java.util.stream.LongStream;

/**
 * How often a suite of random trials is gone through: a few times in every build, many times in its long form ({@code mvn
 * verify -Pcrash}, {@code -Dsuite.long=true}). A trial is known by its seed; {@code -Dsuite.seed=N -Dsuite.trials=1}
 * repeats one.
 */
public final class Trials {
    private static final long FIRST = firstSeed();

    private Trials() {}

    /** Whether the long form was asked for. */
    public static boolean areMany() {
        return Boolean.getBoolean("suite.long");
    }

    /** How many: {@code few} in every build, {@code many} in the long form. */
    public static int count(int few, int many) {
        return Integer.getInteger("suite.trials", areMany() ? many : few);
    }

    /** The seeds of as many trials: always the same in a build, others each time in the long form, which prints the first. */
    public static LongStream seeds(int few, int many) {
        return LongStream.range(FIRST, FIRST + count(few, many));
    }

    /** The first of those seeds. */
    public static long first() {
        return FIRST;
    }

    private static long firstSeed() {
        Long given = Long.getLong("suite.seed");
        if (given != null) {
            return given;
        }
        if (!areMany()) {
            return 1;
        }
        long drawn = System.currentTimeMillis() * 1000;
        System.out.println("The first seed of these trials: -Dsuite.seed=" + drawn);
        return drawn;
    }
}

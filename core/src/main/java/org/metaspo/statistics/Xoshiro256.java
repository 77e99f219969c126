package org.metaspo.statistics;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * The generator xoshiro256** of Blackman and Vigna ("Scrambled Linear Pseudorandom Number Generators", 2021).
 *
 * <p>The platform's generators leave their seeding and their derived draws open to change. Here the whole state is given
 * and every draw that the program uses is fixed, so that the same seed means the same run on every JDK.
 */
final class Xoshiro256 implements RandomGenerator {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /**
     * A generator at the given state.
     *
     * @param state 32 bytes, big-endian, not all zero
     */
    Xoshiro256(byte[] state) {
        ByteBuffer words = ByteBuffer.wrap(state);
        s0 = words.getLong();
        s1 = words.getLong();
        s2 = words.getLong();
        s3 = words.getLong();
        if ((s0 | s1 | s2 | s3) == 0) {
            throw new IllegalArgumentException("The state must not be all zero.");
        }
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** Uniform in [0, bound), without bias: draws that fall into the incomplete last cycle are drawn again. */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        long bits;
        long value;
        do {
            bits = nextLong() >>> 32;
            value = bits % bound;
        } while (bits - value + bound > 1L << 32);
        return (int) value;
    }

    @Override
    public int nextInt(int origin, int bound) {
        return Math.addExact(origin, nextInt(Math.subtractExact(bound, origin)));
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }
}

package org.metaspo.testbed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Draws that depend on nothing but what is handed in: the same seed and parts give the same number in every process, so
 * neither the order nor the concurrency of calls can change an answer.
 */
public final class Draw {
    private Draw() {}

    /** A number in [0, 1), uniform over the values that {@code parts} can take. */
    public static double unit(long seed, String... parts) {
        return (bits(seed, parts) >>> 11) * 0x1.0p-53;
    }

    /** An index in [0, {@code bound}). */
    public static int index(int bound, long seed, String... parts) {
        return Math.floorMod(bits(seed, parts), bound);
    }

    /** The SHA-256 of some bytes in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256").digest(bytes));
    }

    /** The SHA-1 of some bytes in lower-case hexadecimal: git's name for them. */
    static String sha1(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-1").digest(bytes));
    }

    private static long bits(long seed, String... parts) {
        MessageDigest digest = digest("SHA-256");
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length keeps ("ab", "c") and ("a", "bc") apart.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1 and SHA-256; this one says it has not", e);
        }
    }
}

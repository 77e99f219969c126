package org.metaspo.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A checksum over what a row holds. SQLite has none of its own in the main file: a bit that flipped in an answer would
 * otherwise be an answer.
 */
final class Seal {
    private Seal() {}

    /**
     * 32 bits over values.
     *
     * @param place what they belong to, so that those of one table are none of another
     * @param values Long, Integer, String, byte[] or null
     */
    static long of(String place, List<? extends @Nullable Object> values) {
        CRC32C sum = new CRC32C();
        add(sum, 't', place.getBytes(StandardCharsets.UTF_8));
        for (Object value : values) {
            switch (value) {
                case null -> add(sum, '0', new byte[0]);
                case Long number -> add(sum, 'n', bytes(number));
                case Integer number -> add(sum, 'n', bytes(number));
                case byte[] blob -> add(sum, 'b', blob);
                default -> add(sum, 't', value.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return sum.getValue();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static void add(CRC32C sum, char kind, byte[] bytes) {
        int length = bytes.length;
        sum.update(new byte[] {
            (byte) kind, (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
        });
        sum.update(bytes);
    }
}

package org.metaspo.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Message;
import org.metaspo.model.Parameters;
import org.metaspo.model.Request;

/**
 * What makes two requests the same: model, parameters sent, messages and sample. The first 128 bits of a SHA-256 over
 * these fields, each with its length before it. Address, key, timeouts, concurrency, limits and price are no part of it.
 */
public record Identity(long high, long low) {
    /** Bytes of an identity in the journal. */
    static final int BYTES = 16;

    /** The identity of a request. */
    public static Identity of(Request request) {
        MessageDigest digest = sha256();
        put(digest, request.model());
        put(digest, request.sample());
        Parameters sent = request.parameters();
        put(digest, sent.temperature());
        put(digest, sent.seed());
        put(digest, sent.maxTokens());
        put(digest, sent.effort());
        put(digest, sent.choices().size());
        sent.choices().forEach(choice -> put(digest, choice));
        if (sent.reasoned()) {
            put(digest, "reasoned");
        }
        for (Message message : request.messages()) {
            put(digest, message.speaker().name());
            put(digest, message.text());
        }
        return read(ByteBuffer.wrap(digest.digest()));
    }

    static Identity of(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    private static Identity read(ByteBuffer bytes) {
        return new Identity(bytes.getLong(), bytes.getLong());
    }

    private static void put(MessageDigest digest, @Nullable Object field) {
        byte[] bytes = field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
        int length = field == null ? -1 : bytes.length;
        digest.update(
                new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length});
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }
}

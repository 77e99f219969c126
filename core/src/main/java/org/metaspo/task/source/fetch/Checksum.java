package org.metaspo.task.source.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the hub says of a file's content. Its tag is the SHA-256 for files in large file storage, and for files in git the
 * SHA-1 of the git blob ("blob", length, zero byte, content).
 *
 * @param hex lower-case hexadecimal digits: 64 or 40
 */
public record Checksum(String hex) {
    /** The checksum that an entity tag is; nothing where it is something else. */
    public static Optional<Checksum> ofTag(String tag) {
        String bare = tag.replaceFirst("^W/", "").replace("\"", "").strip();
        return bare.matches("[0-9a-f]{64}|[0-9a-f]{40}") ? Optional.of(new Checksum(bare)) : Optional.empty();
    }

    /** Whether a file has this content. */
    public boolean matches(Path file) throws IOException {
        return hex.equals(hex.length() == 64 ? sha256(file) : gitBlob(file));
    }

    /** The SHA-256 of a file, as 64 hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        return hex(file, digest("SHA-256"));
    }

    private static String gitBlob(Path file) throws IOException {
        MessageDigest digest = digest("SHA-1");
        digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
        return hex(file, digest);
    }

    private static String hex(Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1 and SHA-256.", e);
        }
    }
}

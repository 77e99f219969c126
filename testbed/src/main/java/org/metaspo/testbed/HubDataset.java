package org.metaspo.testbed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A data set as the hub holds it, at one commit.
 *
 * @param id {@code owner/name}
 * @param licence as its card states it; null where it states none
 * @param gated whether its files need a token whose owner has accepted the terms
 * @param files small files, which the hub serves itself, by path
 * @param large files that another host serves, by path
 * @param rows what the viewer shows, by {@code config/split}; empty where it has no viewer
 */
public record HubDataset(
        String id,
        @Nullable String licence,
        boolean gated,
        Map<String, byte[]> files,
        Map<String, byte[]> large,
        Map<String, List<ObjectNode>> rows) {
    /** A public data set without files. */
    public static HubDataset of(String id) {
        return new HubDataset(id, null, false, Map.of(), Map.of(), Map.of());
    }

    /** States this licence. */
    public HubDataset licence(String licence) {
        return new HubDataset(id, licence, gated, files, large, rows);
    }

    /** Needs a token with accepted terms. */
    public HubDataset onlyWithTerms() {
        return new HubDataset(id, licence, true, files, large, rows);
    }

    /** Has this small file, in git: its tag is the git blob's SHA-1. */
    public HubDataset file(String path, byte[] bytes) {
        return new HubDataset(id, licence, gated, plus(files, path, bytes), large, rows);
    }

    /** Has this small text file. */
    public HubDataset file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Has this file in large file storage: its tag is the content's SHA-256, and another host serves it. */
    public HubDataset large(String path, byte[] bytes) {
        return new HubDataset(id, licence, gated, files, plus(large, path, bytes), rows);
    }

    /** Its viewer shows these rows. */
    public HubDataset rows(String config, String split, List<ObjectNode> shown) {
        return new HubDataset(id, licence, gated, files, large, plus(rows, config + "/" + split, List.copyOf(shown)));
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /** The commit: 40 hexadecimal digits that change with any file or row. */
    public String commit() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(id.getBytes(StandardCharsets.UTF_8));
        files.forEach((path, bytes) -> all.writeBytes((path + gitTag(bytes)).getBytes(StandardCharsets.UTF_8)));
        large.forEach((path, bytes) -> all.writeBytes((path + Draw.sha256(bytes)).getBytes(StandardCharsets.UTF_8)));
        all.writeBytes(rows.toString().getBytes(StandardCharsets.UTF_8));
        return Draw.sha1(all.toByteArray());
    }

    Optional<byte[]> bytes(String path) {
        return Optional.ofNullable(files.getOrDefault(path, large.get(path)));
    }

    /** The tag by which git knows a file (gitformat-object: "blob", the length, a zero byte, the content). */
    static String gitTag(byte[] bytes) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.writeBytes(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
        blob.writeBytes(bytes);
        return Draw.sha1(blob.toByteArray());
    }
}

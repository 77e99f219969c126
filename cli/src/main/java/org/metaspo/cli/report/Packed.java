package org.metaspo.cli.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Data inside a page: JSON, gzip, base 64. None of its characters mean anything to HTML. */
final class Packed {
    private Packed() {}

    static String json(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            JsonMapper.shared().writeValue(gzip, value);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

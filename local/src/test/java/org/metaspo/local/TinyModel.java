package org.metaspo.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.metaspo.local.KnownModel.HubFile;
import org.metaspo.local.KnownModel.PipMember;

/** A known model of a few bytes for the tests of its ways onto this machine. */
final class TinyModel {
    static final byte[] WEIGHTS = "GGUF tiny weights ".repeat(5000).getBytes(StandardCharsets.US_ASCII);
    static final KnownModel MODEL = new KnownModel(
            "tiny",
            "tiny.gguf",
            WEIGHTS.length,
            sha256(WEIGHTS),
            "Apache-2.0",
            true,
            new HubFile("someone/Tiny-GGUF", "0123abc", "tiny.gguf"),
            new PipMember("tiny-package", "1.2", "tiny_package/tiny.gguf"));

    private TinyModel() {}

    static Path wheel(Path folder, String member) throws IOException {
        Path wheel = folder.resolve("tiny_package-1.2-py3-none-any.whl");
        try (OutputStream out = Files.newOutputStream(wheel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("tiny_package/__init__.py"));
            zip.putNextEntry(new ZipEntry(member));
            zip.write(WEIGHTS);
        }
        return wheel;
    }

    /** A source that writes these bytes, or fails where there are none. */
    static WeightSource source(String title, byte[] bytes) {
        return new WeightSource() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public void fetch(KnownModel model, Path part, org.metaspo.model.LocalRuntime.Progress progress)
                    throws SourceFailedException {
                if (bytes.length == 0) {
                    throw new SourceFailedException("is closed today");
                }
                try {
                    Files.write(part, bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

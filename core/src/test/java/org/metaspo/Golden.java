package org.metaspo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were read and approved once, as resources beside the test. What a test sees instead is left under {@code
 * target/golden}: copy it over the resource if the change is meant.
 */
public final class Golden {
    private Golden() {}

    /** Holds a text against the resource of this name. */
    public static void matches(Class<?> test, String name, String actual) {
        try {
            Path seen = Path.of("target", "golden", name);
            Files.createDirectories(seen.getParent());
            Files.writeString(seen, actual);
            try (InputStream in = test.getResourceAsStream("golden/" + name)) {
                assertThat(in).as("resource golden/%s", name).isNotNull();
                assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.metaspo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of {@code docs/reference} that is made from the code: what stands there is what would be made now. */
public final class ReferencePage {
    private static final Path FOLDER = Path.of("..", "docs", "reference");

    private ReferencePage() {}

    /** Holds a page against its lines; with {@code -Dreference.write=true} writes it. */
    public static void holds(String name, List<String> lines) throws IOException {
        Path page = FOLDER.resolve(name);
        String text = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("reference.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(page, text);
        }
        assertThat(page).as("write it anew: see CONTRIBUTING.md").content().isEqualTo(text);
    }
}

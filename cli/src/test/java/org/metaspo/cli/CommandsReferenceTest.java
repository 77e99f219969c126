package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of commands is what the commands say of themselves. */
class CommandsReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "commands.md");

    @Test
    void thePageIsMadeFromTheCommands() throws IOException {
        String made = String.join("\n", CommandsPage.lines(Commands.IN_THIS_VERSION)) + "\n";
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(PAGE, made);
        }
        assertThat(PAGE).as("write it anew: see CONTRIBUTING.md").content().isEqualTo(made);
    }
}

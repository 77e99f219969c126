package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void goesWithAllThatIsInIt() throws Exception {
        Scratch scratch = Scratch.create();
        Files.writeString(Files.createDirectory(scratch.path().resolve("run")).resolve("journal.db"), "x");

        scratch.close();

        assertThat(scratch.path()).doesNotExist();
    }
}

package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        ResultFiles.write(directory, Runs.completed(), Runs.candidates(), "# report\n");

        assertThat(ResultFiles.read(directory.resolve("result.json"))).isEqualTo(Runs.completed());
        assertThat(ResultFiles.readCandidates(directory.resolve("candidates.jsonl")))
                .isEqualTo(Runs.candidates());
        assertThat(directory.resolve("report.md")).hasContent("# report\n");
    }

    @Test
    void thePromptFileHoldsThePromptAndNothingElse() throws IOException {
        ResultFiles.write(directory, Runs.completed(), Runs.candidates(), "");

        assertThat(Files.readString(directory.resolve("system-prompt.txt"))).isEqualTo("You help.\nAnswer yes or no.");
    }

    @Test
    void filesAreReplacedAsAWholeAndNothingIsLeftBeside() throws IOException {
        Files.writeString(directory.resolve("result.json"), "old ".repeat(10_000));
        ResultFiles.write(directory, Runs.completed(), Runs.candidates(), "");

        assertThat(ResultFiles.read(directory.resolve("result.json"))).isEqualTo(Runs.completed());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("result.json", "candidates.jsonl", "report.md", "system-prompt.txt");
        }
    }

    @Test
    void timingsAreAllThatMayDiffer() {
        assertThat(ResultFiles.json(Runs.completed().withTimings(null)))
                .contains("\"timings\" : null")
                .isEqualTo(ResultFiles.json(Runs.completed().withTimings(null)));
    }
}

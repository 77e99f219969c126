package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartPromptTest {
    @TempDir
    Path directory;

    private String prompt(String value) {
        return new Project(directory)
                .plan(Project.MINIMAL + "system-prompt: " + value + "\n")
                .systemPrompt();
    }

    @ParameterizedTest
    @CsvSource({
        "default, You are a helpful assistant.",
        "cot, You are a helpful assistant. Think step by step before you answer.",
    })
    void shippedPrompts(String name, String text) {
        assertThat(prompt(name)).isEqualTo(text);
    }

    @Test
    void theServicePromptIsLong() {
        assertThat(prompt("service")).hasSizeGreaterThan(800).startsWith("You are ");
    }

    @Test
    void aTextOrAFileBesideTheConfiguration() throws IOException {
        Files.writeString(directory.resolve("p.txt"), "  Be brief.\nBe kind.\n\n");

        assertThat(prompt("{text: Be brief.}")).isEqualTo("Be brief.");
        assertThat(prompt("{text: ''}")).isEmpty();
        assertThat(prompt("{file: p.txt}"))
                .as("the line breaks at a file's end are no part")
                .isEqualTo("  Be brief.\nBe kind.");
    }

    @Test
    void aFileOfThePythonImplementation() throws IOException {
        Files.writeString(directory.resolve("a.json"), "{\"prompt\": \"Be brief.\", \"score\": 1}\n");
        Files.writeString(directory.resolve("b.json"), "\"Be kind.\"");
        Files.writeString(directory.resolve("c.json"), "{\"text\": 3}");

        assertThat(prompt("{file: a.json}")).isEqualTo("Be brief.");
        assertThat(prompt("{file: b.json}")).isEqualTo("Be kind.");
        assertThat(new Project(directory).refusal(Project.MINIMAL + "system-prompt: {file: c.json}\n"))
                .isEqualTo("metaspo.yaml, system-prompt: c.json holds no prompt."
                        + " Write {\"prompt\": \"...\"}, or one text in quotes.");
    }

    @Test
    void whatAnotherRunLearned() throws IOException {
        Path run = Files.createDirectories(directory.resolve("runs/1"));
        Files.writeString(run.resolve("system-prompt.txt"), "Learned.");

        assertThat(prompt("{run: runs/1}")).isEqualTo("Learned.");
    }

    @ParameterizedTest
    @CsvSource({"{file: none.txt}, none.txt", "{run: runs/2}, runs/2/system-prompt.txt"})
    void aMissingFileIsNamed(String value, String file) {
        assertThat(new Project(directory).refusal(Project.MINIMAL + "system-prompt: " + value + "\n"))
                .startsWith("metaspo.yaml, system-prompt: cannot read " + file)
                .endsWith("Check the path; the text must be UTF-8.");
    }
}

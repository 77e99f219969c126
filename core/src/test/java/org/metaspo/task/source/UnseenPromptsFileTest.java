package org.metaspo.task.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.problem.BadInputException;
import org.metaspo.prompt.UserPrompt;

/** User prompts that no search has seen, as a file gives them. */
class UnseenPromptsFileTest {
    @TempDir
    Path directory;

    @Test
    void aListOfTextsInOrder() throws IOException {
        Path file = file("[\"Rate: {question}\", \"{question}\\nHow good?\"]");

        assertThat(UnseenPromptsFile.read(file))
                .containsExactly(new UserPrompt("Rate: {question}"), new UserPrompt("{question}\nHow good?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[\"Rate: {question}\", \"Rate it\"]  | user prompt 2: This is no text that holds {question}.",
                "[3]                                  | user prompt 1: This is no text that holds {question}.",
                "[]                                   | There are no user prompts.",
                "{\"prompt\": \"{question}\"}           | The file must hold a list of texts.",
                "[\"{question}\"                      | This is not JSON",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String message) throws IOException {
        Path file = file(text);

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> UnseenPromptsFile.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining(message);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> UnseenPromptsFile.read(directory.resolve("none.json")))
                .withMessageContaining("none.json")
                .withMessageContaining("There is no such file of user prompts.");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("unseen.json"), text);
    }
}

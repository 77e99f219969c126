package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemsTest {
    @TempDir
    Path directory;

    private Path file(String content) throws Exception {
        return Files.writeString(directory.resolve("items"), content);
    }

    @Test
    void readsTheLayoutWithParts() throws Exception {
        Path file = file("""
                {"train": [{"question": " a ", "answer": 5, "more": 1}],
                 "test": [{"question": "b", "answer": "four"}]}""");
        assertThat(Items.read(file)).containsExactly(entry("a", "5"), entry("b", "four"));
    }

    @Test
    void readsLines() throws Exception {
        Path file = file("""
                {"question": "a", "answer": true}

                {"question": "b", "answer": 2.5}
                """);
        assertThat(Items.read(file)).containsExactly(entry("a", "true"), entry("b", "2.5"));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path file = file("{\"train\": [{\"question\": \"a\", \"answer\": 1}, {\"question\": \"b\"}]}");
        assertThatThrownBy(() -> Items.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("after 1 good ones");
        assertThatThrownBy(() -> Items.read(file("{")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JSON");
        assertThatThrownBy(() -> Items.read(file("{}"))).hasMessageContaining("no items");
    }
}

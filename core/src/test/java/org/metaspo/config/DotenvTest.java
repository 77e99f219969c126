package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.problem.BadInputException;

class DotenvTest {
    @TempDir
    Path directory;

    private UnaryOperator<@Nullable String> secrets(Map<String, String> environment, String file) throws IOException {
        Files.writeString(directory.resolve(".env"), file);
        return Dotenv.behind(environment, List.of(directory));
    }

    @Test
    void namesWithValues() throws IOException {
        UnaryOperator<@Nullable String> secrets = secrets(Map.of(), """
                # A=commented
                A=plain
                 B = spaced\s
                export C="in quotes"
                D='single'
                E=a=b
                F=
                no assignment
                =nothing
                """);

        assertThat(List.of("A", "B", "C", "D", "E", "F"))
                .extracting(secrets::apply)
                .containsExactly("plain", "spaced", "in quotes", "single", "a=b", "");
        assertThat(secrets.apply("G")).isNull();
    }

    @Test
    void theEnvironmentGoesFirstUnlessItIsBlank() throws IOException {
        UnaryOperator<@Nullable String> secrets = secrets(Map.of("A", "set", "B", " "), "A=filed\nB=filed\n");

        assertThat(secrets.apply("A")).isEqualTo("set");
        assertThat(secrets.apply("B")).isEqualTo("filed");
    }

    @Test
    void theFirstDirectoryGoesFirstAndOneWithoutFileIsPassedOver() throws IOException {
        Path first = Files.createDirectory(directory.resolve("first"));
        Files.writeString(first.resolve(".env"), "A=first\n");
        Files.writeString(directory.resolve(".env"), "A=second\nB=second\n");
        UnaryOperator<@Nullable String> secrets =
                Dotenv.behind(Map.of(), List.of(directory.resolve("none"), first, directory));

        assertThat(secrets.apply("A")).isEqualTo("first");
        assertThat(secrets.apply("B")).isEqualTo("second");
    }

    @Test
    void anUnreadableFileIsNamedWithoutItsContent() throws IOException {
        Files.write(directory.resolve(".env"), new byte[] {'K', '=', 's', 'k', (byte) 0xff, '\n'});

        assertThatThrownBy(() -> Dotenv.behind(Map.of(), List.of(directory)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(directory.resolve(".env") + ": cannot be read")
                .hasMessageNotContaining("sk");
    }
}

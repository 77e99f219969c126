package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.MetaSpo;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.RunPlan;

/** The question, where somebody sits there to answer it. */
class ConsentTest {
    private static final InputStream KEYBOARD = System.in;

    @TempDir
    Path directory;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        SmallProject.in(directory, "http://127.0.0.1:9/v1");
    }

    @AfterEach
    void giveTheKeyboardBack() {
        System.setIn(KEYBOARD);
    }

    private String asked(String price, String answer) {
        RunPlan plan = MetaSpo.configured(directory.resolve("metaspo.yaml"))
                .set("models.task.price={input: " + price + ", output: " + price + "}")
                .plan();
        System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        Console console = Console.of(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                new Terminal(true, true, true, false),
                false);
        return new Consent(console, false).ask(List.of(plan));
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "YES\n", " yes \n"})
    void yesGoesOn(String answer) {
        assertThat(asked("1000", answer)).startsWith("Expected: ");
        assertThat(err.toString()).contains("Expected: ", "No cap on USD is set. Go on? [y/N]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yesterday\n"})
    void anythingElseSpendsNothing(String answer) {
        assertThatThrownBy(() -> asked("1000", answer))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Nothing was spent.")
                .hasMessageContaining("--max-usd");
    }

    @Test
    void aDollarIsSpentWithoutAWord() {
        assertThat(asked("0.01", "n\n")).contains("0.00 USD");
        assertThat(err.toString()).isEmpty();
    }
}

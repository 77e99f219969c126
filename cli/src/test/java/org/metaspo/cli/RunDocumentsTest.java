package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands of the README and of the tutorial are run as they stand there, one after the other, in a folder like the
 * repository's; a testbed answers in the local model's place. What is shown as their output is what they print, numbers
 * and verdicts apart.
 */
@DisabledOnOs(OS.WINDOWS)
class RunDocumentsTest {
    /** Commands that are not run here, by how they begin, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "mvn ", "is the build that runs this test",
            "./metaspo demo --task-model ollama", "needs an Ollama server and a key",
            "./metaspo serve", "runs until it is ended; DashboardTest tests it",
            "./metaspo models check my-tickets/metaspo.yaml", "needs a key",
            "./metaspo train my-tickets/metaspo.yaml --max-usd", "needs a key");

    private static final Pattern VERDICT =
            Pattern.compile("(Better|Worse|Not distinguishable|Nothing was gained|No claim)\\b.*");
    private static final Pattern LABELLED = Pattern.compile("([A-Z][a-z ]+:) .*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d.*");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tutorial.md"})
    void commandsRunAndPrintWhatIsShown(String page) throws Exception {
        try (DocumentPlace place = new DocumentPlace(directory)) {
            String said = "";
            for (Snippet snippet : Snippet.of(Snippet.ROOT.resolve(page))) {
                if (snippet.language().equals("sh")) {
                    said = run(place, snippet);
                } else if (snippet.language().isEmpty() || snippet.language().equals("text")) {
                    assertThat(shapes(said))
                            .as("%s, beside%n%s", snippet, said)
                            .containsSubsequence(shapes(snippet.text()));
                }
            }
        }
    }

    private static String run(DocumentPlace place, Snippet snippet) throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        for (String command : commands(snippet.text())) {
            if (reason(command).isEmpty()) {
                DocumentPlace.Outcome outcome = place.run(command);
                assertThat(outcome.exitCode())
                        .as("%s: %s%n%s", snippet, command, outcome.said())
                        .isZero();
                said.append(outcome.said());
            }
        }
        return said.toString();
    }

    private static Optional<String> reason(String command) {
        return NOT_RUN.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Lines that end with a backslash go on; comments go. */
    private static List<String> commands(String text) {
        return text.replace("\\\n", "")
                .lines()
                .map(line -> line.replaceFirst("(^|\\s+)#.*", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /**
     * What lines begin with, up to their first number; of labelled ones the label. Prompts (indented by four), progress
     * and ellipses are left out, and neighbours that look alike are one.
     */
    private static List<String> shapes(String text) {
        List<String> shapes = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank()
                    && !line.startsWith("    ")
                    && !line.contains(" | ")
                    && !line.strip().equals("...")) {
                String shape = shape(line.strip().replaceAll("\\s+", " "));
                if (shapes.isEmpty() || !shape.equals(shapes.getLast())) {
                    shapes.add(shape);
                }
            }
        }
        return shapes;
    }

    private static String shape(String line) {
        if (VERDICT.matcher(line).matches()) {
            return "(a verdict)";
        }
        if (line.endsWith("selection score (optimistic)")) {
            return "(a selection score)";
        }
        if (LABELLED.matcher(line).matches()) {
            return LABELLED.matcher(line).replaceAll("$1");
        }
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            if (NUMBER.matcher(word).matches()) {
                break;
            }
            words.add(word.replaceAll("\\d.*", ""));
        }
        return Objects.requireNonNull(String.join(" ", words));
    }
}

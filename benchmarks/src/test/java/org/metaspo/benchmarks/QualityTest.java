package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.testbed.world.TaskFiles;
import org.metaspo.testbed.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QualityTest {
    private static final List<String> SHORT =
            List.of("quality", "--methods", "metaspo,outer-loop", "--calls", "1820", "--from", "7");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(List<String> first, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(first);
        arguments.addAll(List.of(more));
        return Main.run(
                Sizes.tiny(),
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void bothMethodsFindWhatThereIsToFindWithinTheirCalls(@TempDir Path directory) throws Exception {
        assertThat(run(SHORT, "--seeds", "2", "--to", directory.toString())).isZero();

        assertThat(Files.readString(directory.resolve("quality.md")))
                .isEqualTo(out.toString(StandardCharsets.UTF_8))
                .contains("| normal | metaspo | +", "| normal | outer-loop | +");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("4 searches", "4 of 4");
        JsonNode document = JsonMapper.shared().readTree(Files.readString(directory.resolve("quality.json")));
        assertThat(document.path("runs")).hasSize(4).allSatisfy(run -> {
            assertThat(run.path("taskCalls").asInt()).isPositive().isLessThan(1820 + 100);
            assertThat(run.path("optimizerCalls").asInt()).isPositive();
            assertThat(run.path("source").asDouble())
                    .isGreaterThan(run.path("startSource").asDouble());
        });
        assertThat(document.path("rows")).hasSize(2);
    }

    @Test
    void theSameSeedGivesTheSameFigures() throws Exception {
        QualityOptions options = QualityOptions.of(List.of("--methods", "metaspo", "--calls", "1820"));
        WorldRun one = WorldRun.all("normal", 7, options).getFirst();
        WorldRun other = WorldRun.all("normal", 7, options).getFirst();

        assertThat(other).usingRecursiveComparison().ignoringFields("seconds").isEqualTo(one);
    }

    @Test
    void nothingIsFoundWhereThereIsNothing() throws Exception {
        for (WorldRun run :
                WorldRun.all("null", 7, QualityOptions.of(List.of("--calls", "1820", "--methods", "metaspo")))) {
            assertThat(run.target()).isEqualTo(run.start());
        }
    }

    @Test
    void methodsGetEqualCalls(@TempDir Path directory) throws Exception {
        Path configuration = TaskFiles.write(World.of("normal", 1), directory, "http://127.0.0.1:1/v1");
        List<String> common = List.of("data.train=50", "data.test=1");

        assertThat(EqualCalls.settings(configuration, common, "metaspo", 18_200))
                .containsExactly("data.train=50", "data.test=1", "method.name=metaspo", "method.iterations=3");
        assertThat(EqualCalls.settings(configuration, common, "outer-loop", 18_200))
                .contains("method.iterations=5");
        assertThat(EqualCalls.settings(configuration, common, "outer-loop", 10)).contains("method.iterations=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --methods magic  | magic is unknown
            --variants moon  | moon is unknown
            --seeds none     | --seeds needs a whole number
            --seeds 0        | --seeds needs a number from 1
            --speed 3        | --speed is unknown
            --seeds          | lacks its value
            """)
    void refusesWhatIsWrongBeforeItBegins(String line, String message) throws Exception {
        List<String> arguments = List.of(("quality " + line).split(" ", -1));

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
        assertThatThrownBy(() -> QualityOptions.of(arguments.subList(1, arguments.size())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run(List.of("quality", "--help"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--variants", "small-effects", "outer-loop");
    }
}

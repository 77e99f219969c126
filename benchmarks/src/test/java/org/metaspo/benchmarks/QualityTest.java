package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.benchmarks.WorldRun.Quotations;
import org.metaspo.testbed.world.TaskFiles;
import org.metaspo.testbed.world.World;
import picocli.CommandLine;

class QualityTest {
    private static final List<String> SHORT =
            List.of("quality", "--methods", "metaspo,outer-loop", "--calls", "1820", "--from", "7", "--test", "20");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(List<String> first, String... more) {
        List<String> arguments = new ArrayList<>(first.subList(1, first.size()));
        arguments.addAll(List.of(more));
        return CommandUse.run(new QualityCommand(), arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static QualityOptions options(String... arguments) {
        QualityCommand command = new QualityCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.options();
    }

    private static WorldRun one(String variant, String... arguments) throws Exception {
        return WorldBench.run(World.of(variant, 7), variant, 7, options(arguments), List.of())
                .getFirst();
    }

    private static List<WorldRun> rows(Path directory) throws Exception {
        return Files.readAllLines(directory.resolve(WorldRuns.FILE)).stream()
                .map(line -> Json.read(line, WorldRun.class))
                .toList();
    }

    @Test
    void bothMethodsFindWhatThereIsToFindWithinTheirCalls(@TempDir Path directory) throws Exception {
        assertThat(run(SHORT, "--seeds", "2", "--to", directory.toString())).isZero();

        assertThat(Files.readString(directory.resolve("quality.md")))
                .isEqualTo(out.toString())
                .contains("| metaspo | +", "| outer-loop | +", "normal: against metaspo", "of 2 |");
        assertThat(err.toString()).contains("4 searches", "4 of 4");
        assertThat(rows(directory)).hasSize(4).allSatisfy(run -> {
            assertThat(run.taskCalls()).isBetween(1000L, 1820L);
            assertThat(run.optimizerCalls()).isPositive();
            assertThat(run.candidate().source()).isGreaterThan(run.start().source());
            assertThat(run.best().source()).isGreaterThan(run.candidate().source());
            assertThat(run.claimed()).isNotNull();
            assertThat(run.regret()).isNotNegative();
            assertThat(run.targetRegret()).isNotNegative();
        });
    }

    @Test
    void goesOnWhereItWasCutOff(@TempDir Path directory) throws Exception {
        String to = directory.toString();
        run(SHORT, "--seeds", "1", "--to", to);
        List<WorldRun> before = rows(directory);

        assertThat(run(SHORT, "--seeds", "2", "--to", to)).isZero();

        assertThat(rows(directory)).hasSize(4).startsWith(before.toArray(WorldRun[]::new));
        run(SHORT, "--seeds", "1", "--to", to, "--set", "method.user-candidates=2");
        assertThat(rows(directory)).as("another setup shares no rows").hasSize(6);
    }

    @Test
    void theSameSeedGivesTheSameFigures() throws Exception {
        String[] arguments = {"--methods", "sprig", "--calls", "1820", "--test", "1"};
        WorldRun one = one("normal", arguments);
        WorldRun other = one("normal", arguments);

        assertThat(other).usingRecursiveComparison().ignoringFields("seconds").isEqualTo(one);
        assertThat(one.taskCalls()).as("its rounds follow from the calls").isBetween(1L, 1820L);
        assertThat(one.optimizerCalls()).isZero();
    }

    @Test
    void nothingIsFoundWhereThereIsNothing() throws Exception {
        WorldRun run = one("null", "--calls", "1820", "--methods", "metaspo", "--test", "1");

        assertThat(run.candidate().target())
                .isEqualTo(run.start().target())
                .isEqualTo(run.best().target());
        assertThat(run.candidate().source()).isCloseTo(run.start().source(), within(1e-9));
    }

    @Test
    void countsPromptsThatQuoteAnItem() throws Exception {
        String[] arguments = {"--calls", "1820", "--methods", "metaspo", "--test", "1"};
        Quotations plain = Objects.requireNonNull(one("memorising", arguments).quotations());
        Quotations quoting = Objects.requireNonNull(one("quoting", arguments).quotations());

        assertThat(plain.made()).isPositive();
        assertThat(plain.quoting()).isZero();
        assertThat(quoting.quoting()).isBetween(1, quoting.made());
        assertThat(quoting.learned()).isPositive();
    }

    @Test
    void adaptsToTheTargetTasks() throws Exception {
        WorldRun run = one("normal", "--calls", "910", "--methods", "outer-loop", "--adapt", "--test", "1");

        assertThat(run.adaptedStart()).isGreaterThan(run.start().target());
        assertThat(run.adapted()).isNotNull().isNotEqualTo(run.adaptedStart());
    }

    @Test
    void methodsGetEqualCalls(@TempDir Path directory) throws Exception {
        Path configuration = TaskFiles.write(World.of("normal", 1), directory, "http://127.0.0.1:1/v1");
        List<String> common = List.of("data.train=50", "data.test=1");

        assertThat(EqualCalls.settings(configuration, common, "metaspo", options("--calls", "18200")))
                .containsExactly(
                        "data.train=50",
                        "data.test=1",
                        "method.name=metaspo",
                        "method.schedule=reference",
                        "method.iterations=3");
        assertThat(EqualCalls.settings(configuration, common, "metaspo-ape", options("--calls", "18200")))
                .contains("method.iterations=3");
        assertThat(EqualCalls.settings(configuration, common, "outer-loop", options("--calls", "18200")))
                .contains("method.iterations=5");
        assertThat(EqualCalls.settings(configuration, common, "outer-loop", options("--calls", "10")))
                .contains("method.iterations=1");
        assertThat(EqualCalls.settings(configuration, common, "ape", options("--calls", "18200")))
                .contains("method.user-candidates=22");
        assertThat(EqualCalls.settings(configuration, common, "sprig", options("--calls", "18200")))
                .contains("method.schedule=efficient", "method.calls=18200");
        assertThat(EqualCalls.settings(configuration, common, "metaspo", options("--schedule", "efficient")))
                .contains("method.schedule=efficient", "method.calls=18200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --methods magic    | magic is unknown
            --variants moon    | moon is unknown
            --against protegi  | protegi is unknown
            --seeds none       | is not an int
            --seeds 0          | --seeds needs a number from 1
            --speed 3          | Unknown option
            --seeds            | Missing required parameter
            """)
    void refusesWhatIsWrongBeforeItBegins(String line, String message) {
        assertThat(run(SHORT, line.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void explainsItself() {
        assertThat(run(SHORT, "--help")).isZero();
        assertThat(out.toString()).contains("--variants", "--schedule", "--adapt", "Example:");
    }
}

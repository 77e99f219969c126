package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.testbed.Trials;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program in processes of its own, killed and stopped at random moments. By the endpoint's own log: what the journal
 * holds is not asked for again, a kill repeats at most the calls in flight, an orderly stop none. The result is that of a
 * run which nothing happened to.
 */
@DisabledOnOs(OS.WINDOWS)
class CrashTest {
    @TempDir
    static Path directory;

    /** How many processes were killed, of those that did not end before; shown by the long form. */
    private static final Map<Moment, Integer> KILLED = new EnumMap<>(Moment.class);

    private static Undisturbed undisturbed;

    @BeforeAll
    static void undisturbed() throws Exception {
        undisturbed = Undisturbed.in(directory);
    }

    @AfterAll
    static void close() throws IOException {
        undisturbed.close();
        if (Trials.areMany()) {
            System.out.println("Killed: " + KILLED);
        }
    }

    static LongStream kills() {
        return Trials.seeds(Moment.values().length, 100);
    }

    static LongStream capped() {
        return Trials.seeds(0, 20);
    }

    static LongStream stops() {
        return Trials.seeds(1, 40);
    }

    static LongStream reports() {
        return Trials.seeds(1, 40);
    }

    /** One kill a trial in a build, two on average in the long form: the first at each kind of moment in turn. */
    @ParameterizedTest
    @MethodSource("kills")
    void killed(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = directory.resolve("killed-" + seed);
        long before = undisturbed.asked();
        int kills = Trials.areMany() ? 1 + random.nextInt(3) : 1;
        Moment[] moments = Moment.values();
        for (int kill = 0; kill < kills; kill++) {
            int which = kill == 0 ? (int) (seed % moments.length) : random.nextInt(moments.length);
            Program.End end = moments[which].cut(undisturbed, run, random, ProcessHandle::destroyForcibly);
            KILLED.merge(moments[which], end.exitCode() == 137 ? 1 : 0, Integer::sum);
        }
        undisturbed.assertWhole(run);
        assertThat(undisturbed.asked() - before - undisturbed.calls())
                .as("repeated after %d kills", kills)
                .isBetween(0L, (long) kills * Undisturbed.CONCURRENCY);
    }

    @ParameterizedTest
    @MethodSource("stops")
    void stoppedInOrder(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = directory.resolve("stopped-" + seed);
        long before = undisturbed.asked();
        for (int stop = 0; stop < 1 + random.nextInt(2); stop++) {
            Moment moment = random.nextBoolean() ? Moment.ANY : Moment.CALL;
            assertThat(moment.cut(undisturbed, run, random, ProcessHandle::destroy)
                            .exitCode())
                    .isIn(0, 143);
        }
        undisturbed.assertWhole(run);
        assertThat(undisturbed.asked() - before).as("asked in all").isEqualTo(undisturbed.calls());
    }

    /** As a clock leaves it that was set back by a day between two processes of a run. */
    @Test
    void goesOnWithFilesOfTomorrow() throws Exception {
        Path run = directory.resolve("tomorrow");
        undisturbed.killInTheMiddle(run);
        FileTime tomorrow = FileTime.from(Instant.now().plus(Duration.ofDays(1)));
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, tomorrow);
            }
        }
        undisturbed.assertWhole(run);
        assertThat(JsonMapper.shared()
                        .readTree(run.resolve("result.json"))
                        .path("timings")
                        .path("wallSeconds")
                        .asDouble(-1))
                .isNotNegative();
    }

    @Test
    void aRunThatBeginsAtTheTimeOfAnotherGetsADirectoryOfItsOwn() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("small-20261125-020000"));
        assertThat(Performance.free(taken)).hasFileName("small-20261125-020000-2");
        Files.createDirectory(Performance.free(taken));
        assertThat(Performance.free(taken)).hasFileName("small-20261125-020000-3");
    }

    /**
     * By the endpoint's own count a cap holds over all processes, whatever was in flight when they were killed. In builds
     * {@code BudgetScheduleTest} looks at it, in one process.
     */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("capped")
    void killedUnderACap(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = directory.resolve("capped-" + seed);
        long before = undisturbed.asked();
        long cap = undisturbed.calls() * 3 / 4 + random.nextLong(undisturbed.calls());
        String[] capped = {"--max-calls", String.valueOf(cap)};
        for (int kill = 0; kill < 2; kill++) {
            Moment.CALL.cut(undisturbed, run, random, ProcessHandle::destroyForcibly, capped);
        }
        undisturbed.awaitLateArrivals();
        Undisturbed.Done done = Undisturbed.metaspo(undisturbed.next(run, capped));
        assertThat(done.exitCode()).as(done.said()).isIn(ExitCode.DONE, ExitCode.BUDGET, ExitCode.BAD_INPUT);
        assertThat(undisturbed.asked() - before).isLessThanOrEqualTo(cap);
    }

    /** Each file of a report is the old one or the new one, never half of one; made again it is the undisturbed one. */
    @ParameterizedTest
    @MethodSource("reports")
    void killedWhileReporting(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = Files.createDirectory(directory.resolve("reported-" + seed));
        for (String file : List.of("journal.db", "config.yaml", "result.json", "candidates.jsonl")) {
            Files.copy(undisturbed.run().resolve(file), run.resolve(file));
        }
        List<String> written = List.of("report.md", "report.html");
        for (String file : written) {
            Files.writeString(run.resolve(file), "an old one");
        }
        Program report = Program.start(Undisturbed.out(run), "report", run.toString());
        Moment.cutAtWork(report.process(), random.nextLong(undisturbed.micros()), ProcessHandle::destroyForcibly);
        report.end();
        for (String file : written) {
            assertThat(Files.readString(run.resolve(file)))
                    .as(file)
                    .isIn("an old one", Files.readString(undisturbed.run().resolve(file)));
        }
        assertThat(Undisturbed.metaspo("report", run.toString()).exitCode()).isZero();
        for (String file : written) {
            assertThat(run.resolve(file))
                    .hasSameBinaryContentAs(undisturbed.run().resolve(file));
            assertThat(run.resolve(file + ".new")).doesNotExist();
        }
    }
}

package org.metaspo.cli;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.run.RunJournal;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.Trials;

/**
 * The program in processes of its own, killed, stopped and left without space at random moments. By the endpoint's own log:
 * what the journal holds is not asked for again, a kill repeats at most the calls in flight, an orderly stop none. The
 * result is that of a run which nothing happened to.
 */
@DisabledOnOs(OS.WINDOWS)
class CrashTest {
    /** As {@link SmallProject} configures it. */
    private static final int CONCURRENCY = 4;

    @TempDir
    static Path directory;

    private static String undisturbed = "";
    private static long calls;
    private static long micros;

    /** Hears of each request before it is answered. */
    private static volatile Runnable onCall = () -> {};

    private static Testbed testbed;
    private static String configuration = "";

    @BeforeAll
    static void undisturbed() throws Exception {
        Settings settings = SmallProject.settings().latency(Duration.ofMillis(2));
        Responder model = settings.responder();
        testbed = Testbed.start(settings.responder(call -> {
            onCall.run();
            return model.answer(call);
        }));
        configuration = SmallProject.in(directory, testbed.baseUrl()).configuration();
        Path run = directory.resolve("undisturbed");
        long began = System.nanoTime();
        assertThat(train(run).end().exitCode()).isZero();
        micros = (System.nanoTime() - began) / 1000;
        calls = testbed.log().count();
        undisturbed = result(run);
    }

    @AfterAll
    static void close() throws IOException {
        testbed.close();
    }

    private static Program train(Path run) throws IOException {
        return Program.start(out(run), "train", configuration, "--run-dir", run.toString());
    }

    private static Path out(Path run) {
        return run.resolveSibling(run.getFileName() + ".out");
    }

    /** What a user would do next: go on, or start again where nothing was begun. */
    private static String[] goOn(Path run) {
        return Files.exists(run.resolve("journal.db"))
                ? new String[] {"resume", run.toString()}
                : new String[] {"train", configuration, "--run-dir", run.toString()};
    }

    private static String result(Path run) throws IOException {
        return Files.readString(run.resolve("result.json")).replaceFirst("(?s)\"timings\".*", "");
    }

    static LongStream kills() {
        return Trials.seeds(1, 100);
    }

    static LongStream capped() {
        return Trials.seeds(0, 20);
    }

    static LongStream stops() {
        return Trials.seeds(1, 40);
    }

    static LongStream fullDisks() {
        return Trials.seeds(1, 40);
    }

    /** One to three kills, each while training, starting up, resuming or writing the report; two for each trial on average. */
    @ParameterizedTest
    @MethodSource("kills")
    void killed(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = directory.resolve("killed-" + seed);
        long before = testbed.log().count();
        int kills = 1 + random.nextInt(3);
        for (int kill = 0; kill < kills; kill++) {
            cut(Program.start(out(run), goOn(run)), random, ProcessHandle::destroyForcibly);
        }
        assertWhole(run);
        assertThat(testbed.log().count() - before - calls)
                .as("repeated after %d kills", kills)
                .isBetween(0L, (long) kills * CONCURRENCY);
    }

    @ParameterizedTest
    @MethodSource("stops")
    void stoppedInOrder(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = directory.resolve("stopped-" + seed);
        long before = testbed.log().count();
        for (int stop = 0; stop < 1 + random.nextInt(2); stop++) {
            Program program = Program.start(out(run), goOn(run));
            cut(program, random, ProcessHandle::destroy);
            assertThat(program.process().exitValue()).isIn(0, 143);
        }
        assertWhole(run);
        assertThat(testbed.log().count() - before).as("asked in all").isEqualTo(calls);
    }

    /** Cuts at a moment of the whole process, or a little after a call went out, so that journal writes are hit. */
    private static void cut(Program program, Random random, Consumer<ProcessHandle> how) throws Exception {
        Process process = program.process();
        if (random.nextBoolean()) {
            process.waitFor(random.nextLong(micros), MICROSECONDS);
            how.accept(process.toHandle());
        } else {
            long at = testbed.log().count() + 1 + random.nextLong(calls);
            long later = random.nextLong(4000);
            onCall = () -> {
                if (testbed.log().count() == at) {
                    Thread.startVirtualThread(() -> cutAfter(process, later, how));
                }
            };
        }
        program.end();
        onCall = () -> {};
    }

    private static void cutAfter(Process process, long micros, Consumer<ProcessHandle> how) {
        try {
            process.waitFor(micros, MICROSECONDS);
            how.accept(process.toHandle());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By the endpoint's own count a cap holds over all processes, whatever was in flight when they were killed. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("capped")
    void killedUnderACap(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = directory.resolve("capped-" + seed);
        long before = testbed.log().count();
        long cap = calls * 3 / 4 + random.nextLong(calls);
        for (int kill = 0; kill < 2; kill++) {
            List<String> words = new ArrayList<>(List.of(goOn(run)));
            words.addAll(List.of("--max-calls", String.valueOf(cap)));
            cut(Program.start(out(run), words.toArray(String[]::new)), random, ProcessHandle::destroyForcibly);
        }
        List<String> words = new ArrayList<>(List.of(goOn(run)));
        words.addAll(List.of("--max-calls", String.valueOf(cap)));
        int exitCode =
                Program.start(out(run), words.toArray(String[]::new)).end().exitCode();
        assertThat(exitCode).isIn(ExitCode.DONE, ExitCode.BUDGET, ExitCode.BAD_INPUT);
        assertThat(testbed.log().count() - before).isLessThanOrEqualTo(cap);
    }

    /** The file that cannot grow is the journal's, its log's, or one of the result's. */
    @ParameterizedTest
    @MethodSource("fullDisks")
    void withoutSpace(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = directory.resolve("full-" + seed);
        long before = testbed.log().count();
        Program limited = Program.withFileLimit(
                40_000 + random.nextLong(2_000_000), out(run), "train", configuration, "--run-dir", run.toString());
        Program.End end = limited.end();
        assertThat(end.text()).doesNotContain("\tat ");
        if (end.exitCode() != 0) {
            assertThat(end.exitCode()).as(end.text()).isEqualTo(ExitCode.UNEXPECTED);
            assertThat(end.text()).contains("metaspo: " + run).containsAnyOf("space", "permissions");
        }
        assertWhole(run);
        assertThat(testbed.log().count() - before - calls).as("repeated").isBetween(0L, (long) CONCURRENCY);
    }

    /** Goes on to the end, asking for exactly what the journal lacks. */
    private static void assertWhole(Path run) throws Exception {
        long recorded = recorded(run);
        awaitLateArrivals();
        long asked = testbed.log().count();
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int exitCode = new Invocation(Commands.IN_THIS_VERSION, writer, writer, Terminal.NONE).run(goOn(run));
        assertThat(exitCode).as(said.toString()).isZero();
        assertThat(testbed.log().count() - asked).as("asked at last").isEqualTo(calls - recorded);
        assertThat(result(run)).isEqualTo(undisturbed);
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(RunJournal.check(run).isSound()).isTrue();
    }

    /** What a killed process had handed to its sockets is read by the endpoint a little later, but before this. */
    private static void awaitLateArrivals() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(testbed.baseUrl() + "/models"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    /** Answers in the journal, as a copy of its files tells them. */
    private static long recorded(Path run) throws IOException, SQLException {
        if (!Files.exists(run.resolve("journal.db"))) {
            return 0;
        }
        Path copy = Files.createTempDirectory(directory, "copy");
        for (String file : List.of("journal.db", "journal.db-wal")) {
            if (Files.exists(run.resolve(file))) {
                Files.copy(run.resolve(file), copy.resolve(file));
            }
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("journal.db"));
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM answer")) {
            return count.getLong(1);
        }
    }
}

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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.metaspo.run.RunJournal;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;

/** A small project with its endpoint, and what a run of it comes to that nothing happens to. */
final class Undisturbed implements AutoCloseable {
    /** Calls in flight at most, as {@link SmallProject} configures it. */
    static final int CONCURRENCY = 4;

    private final Path directory;
    private final Testbed testbed;
    private final String configuration;
    private final Path run;
    private final String result;
    private final long calls;
    private volatile long microsToFirstCall;
    private volatile long micros;

    /** Hears of each request before it is answered. */
    private volatile Runnable onCall = () -> {};

    private Undisturbed(Path directory) throws Exception {
        this.directory = directory;
        Settings settings = SmallProject.settings().latency(Duration.ofMillis(2));
        Responder model = settings.responder();
        testbed = Testbed.start(settings.responder(call -> {
            onCall.run();
            return model.answer(call);
        }));
        configuration = SmallProject.in(directory, testbed.baseUrl()).configuration();
        run = directory.resolve("undisturbed");
        Program program = goOn(run);
        onCall = () -> {
            micros = processorMicros(program.process());
            microsToFirstCall = microsToFirstCall == 0 ? micros : microsToFirstCall;
        };
        assertThat(program.end().exitCode()).isZero();
        at(0, null);
        calls = asked();
        result = result(run);
    }

    /** Goes through with a run in a process of its own. */
    static Undisturbed in(Path directory) throws Exception {
        return new Undisturbed(directory);
    }

    Path run() {
        return run;
    }

    String configuration() {
        return configuration;
    }

    long calls() {
        return calls;
    }

    /** The processor's time that its process took up to its last call: whatever else the machine does, it is the same. */
    long micros() {
        return micros;
    }

    /** The processor's time up to its first call. */
    long microsToFirstCall() {
        return microsToFirstCall;
    }

    static long processorMicros(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1000;
    }

    /** How many requests reached the endpoint so far, by its own log. */
    long asked() {
        return testbed.log().count();
    }

    /** Does something once, as soon as so many requests have reached the endpoint; null for nothing. */
    void at(long requests, @Nullable Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        onCall = action == null
                ? () -> {}
                : () -> {
                    if (asked() >= requests && done.compareAndSet(false, true)) {
                        action.run();
                    }
                };
    }

    /** A result but for what may differ. */
    static String result(Path run) throws IOException {
        return Files.readString(run.resolve("result.json")).replaceFirst("(?s)\"timings\".*", "");
    }

    /** The words that a user would type next: to go on, or to start again where nothing was begun. */
    String[] next(Path run, String... options) {
        List<String> words = new ArrayList<>(
                Files.exists(run.resolve("journal.db"))
                        ? List.of("resume", run.toString())
                        : List.of("train", configuration, "--run-dir", run.toString()));
        words.addAll(List.of(options));
        return words.toArray(String[]::new);
    }

    static Path out(Path run) {
        return run.resolveSibling(run.getFileName() + ".out");
    }

    /** Goes on in a process of its own. */
    Program goOn(Path run, String... options) throws IOException {
        return Program.start(out(run), next(run, options));
    }

    /** What the program did in this process. */
    record Done(int exitCode, String said) {}

    static Done metaspo(String... words) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int exitCode = new Invocation(Commands.IN_THIS_VERSION, writer, writer, Terminal.NONE).run(words);
        return new Done(exitCode, said.toString());
    }

    /** Goes on to the end, asking for exactly what the journal lacks. */
    void assertWhole(Path cut) throws Exception {
        long recorded = recorded(cut);
        awaitLateArrivals();
        long before = asked();
        Done done = metaspo(next(cut));
        assertThat(done.exitCode()).as(done.said()).isZero();
        assertThat(asked() - before).as("asked at last").isEqualTo(calls - recorded);
        assertSame(cut);
    }

    /** Its files are those of the run that nothing happened to. */
    void assertSame(Path ended) throws IOException {
        assertThat(result(ended)).isEqualTo(result);
        assertThat(ended.resolve("report.html")).isNotEmptyFile();
        assertThat(RunJournal.check(ended).damage()).isEmpty();
    }

    /** What a killed process had handed to its sockets is read by the endpoint a little later, but before this. */
    void awaitLateArrivals() throws IOException, InterruptedException {
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
    private long recorded(Path cut) throws IOException, SQLException {
        if (!Files.exists(cut.resolve("journal.db"))) {
            return 0;
        }
        Path copy = Files.createTempDirectory(directory, "copy");
        copyJournal(cut, copy);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("journal.db"));
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM answer")) {
            return count.getLong(1);
        }
    }

    /** What SQLite keeps in shared memory is made anew after a kill. */
    static void copyJournal(Path from, Path to) throws IOException {
        for (String file : List.of("journal.db", "journal.db-wal")) {
            if (Files.exists(from.resolve(file))) {
                Files.copy(from.resolve(file), to.resolve(file));
            }
        }
    }

    /** Kills a new run in its middle, while calls are in flight. */
    void killInTheMiddle(Path cut) throws Exception {
        long at = asked() + calls * 2 / 3;
        Program program = goOn(cut);
        at(at, () -> program.process().destroyForcibly());
        assertThat(program.end().exitCode()).isEqualTo(137);
        at(0, null);
        awaitLateArrivals();
    }

    /** Waits a little; less where the process ends before. */
    static void pause(Process process, long micros) throws InterruptedException {
        assertThat(process.waitFor(micros, MICROSECONDS)).isIn(true, false);
    }

    @Override
    public void close() throws IOException {
        testbed.close();
    }
}

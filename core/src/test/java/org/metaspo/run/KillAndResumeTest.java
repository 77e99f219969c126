package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.MetaSpo;
import org.metaspo.event.Event;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Testbed;

/** A run that was cut off, resumed, comes to what it would have come to, and repeats at most what was in flight. */
@Timeout(60)
class KillAndResumeTest {
    private static final int CONCURRENCY = 8;

    @TempDir
    static Path directory;

    private static Project project;
    private static String undisturbed;
    private static int calls;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        project = Project.in(directory.resolve("project"));
        try (Testbed testbed = Testbed.start(project.settings())) {
            project.at(testbed.baseUrl()).train(directory.resolve("undisturbed"));
            calls = testbed.log().distinctBodies();
        }
        undisturbed = Project.result(directory.resolve("undisturbed"));
    }

    static IntStream points() {
        return new Random(20).ints(4, 2, 100);
    }

    @ParameterizedTest
    @MethodSource("points")
    void killedProcess(int percent) throws Exception {
        Path run = directory.resolve("killed-" + percent);
        CompletableFuture<Process> child = new CompletableFuture<>();
        int point = Math.max(1, calls * percent / 100);
        Responder killing = call -> {
            if (call.ordinal() == point) {
                child.join().destroyForcibly();
            }
            return project.models().answer(call);
        };
        try (Testbed testbed =
                Testbed.start(project.settings().responder(killing).latency(Duration.ofMillis(2)))) {
            child.complete(Child.train(project, testbed.baseUrl(), run, CONCURRENCY));
            assertThat(child.join().waitFor()).as("killed").isEqualTo(137);
            assertThat(run.resolve("result.json")).doesNotExist();
            assertThat(RunDirectory.worker(run)).isEmpty();

            Project.resumedAt(testbed.baseUrl()).resume(run, false);
            assertThat(Project.result(run)).isEqualTo(undisturbed);
            assertThat(testbed.log().distinctBodies()).isEqualTo(calls);
            // In flight is what was asked and is not yet journaled: a permit is held until then.
            assertThat(testbed.log().count() - calls).as("repeated").isBetween(0L, (long) CONCURRENCY);
        }
        assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(undisturbed);
    }

    /** Something breaks within the process: the journal is closed, and nothing else is done. */
    @ParameterizedTest
    @MethodSource("points")
    void errorInTheMiddle(int percent) throws Exception {
        Path run = directory.resolve("broken-" + percent);
        AtomicInteger events = new AtomicInteger();
        try (Testbed testbed = Testbed.start(project.settings())) {
            MetaSpo breaking = project.at(testbed.baseUrl()).listener(event -> {
                if (events.incrementAndGet() == 2 * calls * percent / 100) {
                    throw new StackOverflowError("at event " + percent + " %");
                }
            });
            assertThatThrownBy(() -> breaking.train(run)).isInstanceOf(StackOverflowError.class);
            Project.resumedAt(testbed.baseUrl()).resume(run, false);
            assertThat(Project.result(run)).isEqualTo(undisturbed);
            assertThat(testbed.log().count() - calls).as("repeated").isBetween(0L, 1L);
        }
    }

    @Test
    void anOrderlyStopRepeatsNothing() throws Exception {
        Path run = directory.resolve("stopped");
        try (Testbed testbed = Testbed.start(project.settings().latency(Duration.ofMillis(2)))) {
            MetaSpo metaSpo = project.at(testbed.baseUrl()).set("models.task.concurrency=" + CONCURRENCY);
            AtomicInteger ended = new AtomicInteger();
            metaSpo.listener(event -> {
                if (event instanceof Event.CallEnded && ended.incrementAndGet() == calls / 2) {
                    metaSpo.stop("Ctrl-C");
                }
            });
            RunResult stopped = metaSpo.train(run);
            assertThat(stopped.status()).isEqualTo("interrupted");
            assertThat(stopped.reason()).isEqualTo("Ctrl-C");
            assertThat(stopped.testReads()).isZero();
            assertThat(stopped.tasks())
                    .allSatisfy(task -> assertThat(task.scores()).isEmpty());
            assertThat(testbed.log().count()).isLessThan(calls);
            assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(Project.result(run));

            RunResult resumed = Project.resumedAt(testbed.baseUrl()).resume(run, false);
            assertThat(Project.text(resumed)).isEqualTo(undisturbed);
            assertThat(testbed.log().timesAsked().values()).containsOnly(1);
        }
        assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(undisturbed);
    }

    @Test
    void anInterruptedThreadIsAnOrderlyStop() throws Exception {
        Path run = directory.resolve("interrupted");
        Thread me = Thread.currentThread();
        Responder interrupting = call -> {
            if (call.ordinal() == 10) {
                me.interrupt();
            }
            return project.models().answer(call);
        };
        try (Testbed testbed =
                Testbed.start(project.settings().responder(interrupting).latency(Duration.ofMillis(5)))) {
            RunResult stopped = project.at(testbed.baseUrl())
                    .set("models.task.concurrency=2")
                    .train(run);
            assertThat(stopped.status()).isEqualTo("interrupted");
            assertThat(stopped.reason()).contains("thread of the run was interrupted");
            Project.resumedAt(testbed.baseUrl()).resume(run, false);
            assertThat(testbed.log().timesAsked().values()).containsOnly(1);
        }
        assertThat(Project.result(run)).isEqualTo(undisturbed);
    }

    @Test
    void twoProcessesDoNotShareARunDirectory() throws Exception {
        Path run = directory.resolve("shared");
        CompletableFuture<Integer> second = new CompletableFuture<>();
        AtomicInteger refused = new AtomicInteger();
        Responder meanwhile = call -> {
            if (call.ordinal() == 20) {
                // First this process tries again, then another one: the first try must not have loosened the hold.
                assertThatThrownBy(
                                () -> Project.resumedAt("http://127.0.0.1:9/v1").resume(run, false))
                        .isInstanceOf(BadInputException.class)
                        .hasMessageContaining("another process works in this run directory (process "
                                + ProcessHandle.current().pid() + ")")
                        .hasMessageContaining("metaspo stop " + run);
                assertThat(RunDirectory.worker(run))
                        .contains(ProcessHandle.current().pid());
                refused.incrementAndGet();
                try {
                    second.complete(Child.locks(run));
                } catch (IOException | InterruptedException e) {
                    second.completeExceptionally(e);
                }
            }
            return project.models().answer(call);
        };
        try (Testbed testbed = Testbed.start(project.settings().responder(meanwhile))) {
            project.at(testbed.baseUrl()).train(run);
        }
        assertThat(refused.get()).isEqualTo(1);
        assertThat(second.join()).as("exit code of the other process").isEqualTo(Child.REFUSED);
        assertThat(Project.result(run)).isEqualTo(undisturbed);
        assertThat(RunDirectory.worker(run)).isEmpty();
    }
}

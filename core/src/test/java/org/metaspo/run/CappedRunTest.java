package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.MetaSpo;
import org.metaspo.event.Event;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Testbed;

/** Caps hold by the endpoint's own count; what they cut off can be resumed to the same end. */
@Timeout(60)
class CappedRunTest {
    @TempDir
    static Path directory;

    private static Project project;
    private static String uncapped;
    private static long calls;

    /** What the endpoint served, by its own count. */
    private static final class Bill {
        private final AtomicLong calls = new AtomicLong();
        private final AtomicLong tokens = new AtomicLong();
        private final AtomicLong microDollars = new AtomicLong();
        private final boolean taskAlone;

        Bill(boolean taskAlone) {
            this.taskAlone = taskAlone;
        }

        Responder over(Responder models) {
            return call -> {
                ChatReply reply = models.answer(call);
                boolean task = call.model().equals(Project.TASK_MODEL);
                if (taskAlone && !task) {
                    return reply;
                }
                calls.incrementAndGet();
                tokens.addAndGet(reply.inputTokens() + reply.outputTokens());
                microDollars.addAndGet(
                        (long) (task ? 1 : 3) * reply.inputTokens() + (long) (task ? 2 : 4) * reply.outputTokens());
                return reply;
            };
        }
    }

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        project = Project.in(directory.resolve("project"));
        try (Testbed testbed = Testbed.start(project.settings())) {
            project.at(testbed.baseUrl()).train(directory.resolve("uncapped"));
            calls = testbed.log().count();
        }
        uncapped = Project.result(directory.resolve("uncapped"));
    }

    @ParameterizedTest
    @CsvSource({"calls, 45", "calls, 90", "tokens, 15000", "usd, 0.02"})
    void theSearchStopsTheTestFitsAndTheRestCanFollow(String cap, BigDecimal amount) throws Exception {
        Path run = directory.resolve(cap + amount);
        Bill bill = new Bill(false);
        try (Testbed testbed = Testbed.start(
                project.settings().responder(bill.over(project.models())).latency(Duration.ofMillis(1)))) {
            RunResult capped = project.at(testbed.baseUrl())
                    .set("budget." + cap + "=" + amount)
                    .train(run);
            assertThat(capped.status()).isEqualTo("budget");
            assertThat(capped.reason())
                    .startsWith("budget." + cap + " = " + amount)
                    .endsWith(" is used up");
            assertThat(capped.testReads()).isEqualTo(1);
            assertThat(capped.tasks())
                    .allSatisfy(task -> assertThat(task.scores()).containsKey("test"));
            assertWithin(bill, cap, amount);
            assertThat(bill.calls.get()).isLessThan(calls);
            assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(Project.result(run));

            RunResult resumed = Project.resumedAt(testbed.baseUrl())
                    .set("budget." + cap + "=1000000")
                    .resume(run, false);
            assertThat(resumed.status()).isEqualTo("completed");
            assertThat(resumed.testReads()).isBetween(1, 2);
            assertThat(withoutTestReads(Project.text(resumed))).isEqualTo(withoutTestReads(uncapped));
            assertThat(testbed.log().timesAsked().values()).containsOnly(1);
        }
    }

    /** At 20 ms a call, one at a time, the whole run takes more than twice as long. */
    @Test
    void theTimeEndsASearchAndReplayObeys() throws Exception {
        Path run = directory.resolve("timed");
        try (Testbed testbed = Testbed.start(project.settings().latency(Duration.ofMillis(20)))) {
            RunResult timed = project.at(testbed.baseUrl())
                    .set("models.task.concurrency=1")
                    .set("budget.minutes=0.02")
                    .train(run);
            assertThat(timed.status()).isEqualTo("budget");
            assertThat(timed.reason()).startsWith("budget.minutes = 0.02 is used up");
            assertThat(testbed.log().count()).isLessThan(calls);
            assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(Project.result(run));

            RunResult again = Project.resumedAt(testbed.baseUrl()).resume(run, false);
            assertThat(again.status())
                    .as("the time at work is that of all processes")
                    .isEqualTo("budget");
        }
        try (Testbed testbed = Testbed.start(project.settings())) {
            Project.resumedAt(testbed.baseUrl()).set("budget.minutes=null").resume(run, false);
            assertThat(withoutTestReads(Project.result(run))).isEqualTo(withoutTestReads(uncapped));
        }
    }

    @ParameterizedTest
    @CsvSource({"calls, 60", "tokens, 12000", "usd, 0.015"})
    void aRolesCapHoldsByTheEndpointsOwnCount(String cap, BigDecimal amount) throws Exception {
        Path run = directory.resolve("role-" + cap);
        Bill bill = new Bill(true);
        try (Testbed testbed = Testbed.start(
                project.settings().responder(bill.over(project.models())).latency(Duration.ofMillis(1)))) {
            RunResult capped = project.at(testbed.baseUrl())
                    .set("budget.roles.task." + cap + "=" + amount)
                    .train(run);
            assertThat(capped.status()).isEqualTo("budget");
            assertThat(capped.reason()).startsWith("budget.roles.task." + cap + " = " + amount + " is used up");
            assertWithin(bill, cap, amount);
        }
        assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(Project.result(run));
    }

    private static void assertWithin(Bill bill, String cap, BigDecimal amount) {
        switch (cap) {
            case "calls" -> assertThat(bill.calls.get()).isLessThanOrEqualTo(amount.longValueExact());
            case "tokens" -> assertThat(bill.tokens.get()).isLessThanOrEqualTo(amount.longValueExact());
            default ->
                assertThat(BigDecimal.valueOf(bill.microDollars.get(), 6)).isLessThanOrEqualTo(amount);
        }
    }

    private static String withoutTestReads(String result) {
        return result.replaceFirst("\"testReads\" : \\d", "");
    }

    /** A decision may keep more prompts, and so ask for a larger test than the cap has room for. */
    @Test
    void aTestThatNoLongerFitsIsNotBegun() throws Exception {
        Path run = directory.resolve("without-test");
        try (Testbed testbed = Testbed.start(project.settings())) {
            RunResult capped =
                    project.at(testbed.baseUrl()).set("budget.calls=60").train(run);
            assertThat(capped.status()).isEqualTo("budget");
            assertThat(capped.reason()).isEqualTo("budget.calls = 60 is used up; the final test did not fit");
            assertThat(capped.testReads()).isZero();
            assertThat(testbed.log().count()).isLessThanOrEqualTo(60);
            assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(Project.result(run));

            Project.resumedAt(testbed.baseUrl()).set("budget.calls=100000").resume(run, false);
            assertThat(Project.result(run)).isEqualTo(uncapped);
        }
    }

    @ParameterizedTest
    @CsvSource({"calls, 35", "tokens, 500", "usd, 0.0001", "roles, '{task: {calls: 35}}'"})
    void aCapThatDoesNotCoverTheStartIsRefusedBeforeAnything(String cap, String amount) throws Exception {
        Path run = directory.resolve("refused-" + cap);
        try (Testbed testbed = Testbed.start(project.settings())) {
            MetaSpo metaSpo = project.at(testbed.baseUrl()).set("budget." + cap + "=" + amount);
            assertThatThrownBy(() -> metaSpo.train(run))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("budget." + cap)
                    .hasMessageContaining("does not cover the start")
                    .hasMessageContaining("36 calls")
                    .hasMessageContaining("Raise the cap, or lower data.train, data.test or max-tokens.");
            assertThat(testbed.log().count()).isZero();
        }
        assertThat(run).doesNotExist();
    }

    @Test
    void aCapThatIsNotReachedChangesNothing() throws Exception {
        Path run = directory.resolve("wide");
        try (Testbed testbed = Testbed.start(project.settings())) {
            project.at(testbed.baseUrl()).set("budget.usd=5").train(run);
        }
        assertThat(Project.result(run)).isEqualTo(uncapped);
    }

    /** The test's answers that are paid already need no room under the cap. */
    @Test
    void aTestThatWasCutOffIsFinishedUnderTheSameCap() throws Exception {
        Path run = directory.resolve("half-tested");
        try (Testbed testbed = Testbed.start(project.settings())) {
            MetaSpo metaSpo = project.at(testbed.baseUrl())
                    .set("models.task.concurrency=1")
                    .set("budget.calls=" + calls);
            AtomicLong ended = new AtomicLong();
            metaSpo.listener(event -> {
                if (event instanceof Event.CallEnded call && !call.recorded() && ended.incrementAndGet() == calls - 5) {
                    metaSpo.stop("enough");
                }
            });
            assertThat(metaSpo.train(run).status()).isEqualTo("interrupted");
            assertThat(Project.text(Project.resumedAt(testbed.baseUrl()).resume(run, false)))
                    .isEqualTo(uncapped);
            assertThat(testbed.log().count()).isEqualTo(calls);
        }
    }
}

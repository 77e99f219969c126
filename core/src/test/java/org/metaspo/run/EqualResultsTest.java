package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.BodyFault;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.Fault;
import org.metaspo.testbed.FaultPlan;
import org.metaspo.testbed.ReplyFault;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.WireFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same configuration, seed and answers give the same result, whatever the clock does. */
@Timeout(60)
class EqualResultsTest {
    @TempDir
    static Path directory;

    private static Project project;
    private static Testbed testbed;
    private static Path undisturbed;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        project = Project.in(directory.resolve("project"));
        testbed = Testbed.start(project.settings());
        undisturbed = directory.resolve("undisturbed");
        project.at(testbed.baseUrl()).train(undisturbed);
    }

    @AfterAll
    static void close() throws IOException {
        testbed.close();
    }

    @Test
    void aWholeRunLearnsAndCounts() throws IOException {
        RunResult result = ResultFiles.read(undisturbed.resolve("result.json"));
        assertThat(result.status()).isEqualTo("completed");
        assertThat(result.testReads()).isEqualTo(1);
        assertThat(result.tasks())
                .hasSize(2)
                .allSatisfy(task ->
                        assertThat(task.scores().get("test")).containsOnlyKeys("initial", "candidate", "survivors"));
        RunResult.Spent spent = Project.spent(result);
        assertThat(spent.attempts())
                .isEqualTo(testbed.log().count())
                .isEqualTo(testbed.log().distinctBodies());
        assertThat(spent.discarded()).isZero();
        RunResult.RoleUse task = Project.usage(result, "task");
        assertThat(task.evaluations()).isEqualTo(task.calls() + task.cachedCalls());
        assertThat(task.calls()).isEqualTo(testbed.log().byModel().get(Project.TASK_MODEL));
        assertThat(Project.usage(result, "optimizer").calls())
                .isEqualTo(testbed.log().byModel().get(Project.OPTIMIZER));
        assertThat(Files.readString(undisturbed.resolve("system-prompt.txt")))
                .isEqualTo(result.systemPrompt().learned());
        assertThat(undisturbed.resolve("config.yaml")).content().contains("command: \"train\"");
        assertThat(undisturbed)
                .isDirectoryContaining("glob:**candidates.jsonl")
                .isDirectoryContaining("glob:**report.md");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "8, 3", "64, 0", "64, 5"})
    void neitherConcurrencyNorLatencyChangesTheResult(int concurrency, int jitterMillis, @TempDir Path runs)
            throws Exception {
        try (Testbed shuffled =
                Testbed.start(project.settings().jitter(Duration.ofMillis(jitterMillis), concurrency))) {
            project.at(shuffled.baseUrl())
                    .set("models.task.concurrency=" + concurrency)
                    .set("models.optimizer.concurrency=" + concurrency)
                    .train(runs.resolve("run"));
            assertThat(shuffled.log().maxInFlight())
                    .as("of the task model and of the optimizer, which work side by side")
                    .isLessThanOrEqualTo(2 * concurrency);
            assertThat(shuffled.log().timesAsked()).isEqualTo(testbed.log().timesAsked());
        }
        assertThat(Project.result(runs.resolve("run"))).isEqualTo(Project.result(undisturbed));
        assertThat(runs.resolve("run/candidates.jsonl"))
                .hasSameTextualContentAs(undisturbed.resolve("candidates.jsonl"));
    }

    /** One in five fails. Most ask to come back at once, so that the test need not sit the waits out. */
    @Test
    void passingFaultsChangeNothing(@TempDir Path runs) throws Exception {
        Fault busy = new Fault.Status(503, Map.of("Retry-After", "0"), null);
        Fault broken = new Fault.Status(500, Map.of("Retry-After", "0"), null);
        FaultPlan plan = FaultPlan.share(0.19, 1, busy, broken, Fault.rateLimited(Duration.ZERO))
                .or(FaultPlan.share(0.01, 2, WireFault.RESET, BodyFault.CUT_JSON, WireFault.SHORT_BODY));
        try (Testbed faulty = Testbed.start(project.settings().faults(plan))) {
            RunResult result = project.at(faulty.baseUrl()).train(runs.resolve("run"));
            assertThat(faulty.log().count()).isGreaterThan(testbed.log().count() * 11 / 10);
            assertThat(Project.spent(result).attempts()).isEqualTo(faulty.log().count());
        }
        assertThat(Project.result(runs.resolve("run"))).isEqualTo(Project.result(undisturbed));
    }

    /** Its cache changes the order in which calls go out, and what they cost; 4,096 characters make it keep a prompt. */
    @Test
    void aProvidersCacheChangesNoDecision(@TempDir Path runs) throws Exception {
        String prompt = "system-prompt={text: '" + "Look closely at what is asked. ".repeat(140) + "'}";
        try (Testbed plain = Testbed.start(project.settings())) {
            project.at(plain.baseUrl())
                    .set(prompt)
                    .set("models.task.concurrency=1")
                    .train(runs.resolve("plain"));
        }
        Set<String> kept = ConcurrentHashMap.newKeySet();
        Responder keeping = call -> {
            ChatReply reply = project.models().answer(call);
            return kept.add(call.system()) ? reply : reply.cached(reply.inputTokens() / 2);
        };
        RunResult cached;
        try (Testbed caching =
                Testbed.start(project.settings().responder(keeping).jitter(Duration.ofMillis(3), 1))) {
            cached = project.at(caching.baseUrl()).set(prompt).train(runs.resolve("cached"));
        }

        assertThat(Project.usage(cached, "task").cachedInputTokens()).isPositive();
        assertThat(runs.resolve("cached/candidates.jsonl"))
                .hasSameTextualContentAs(runs.resolve("plain/candidates.jsonl"));
        assertThat(withoutUsage(runs.resolve("cached"))).isEqualTo(withoutUsage(runs.resolve("plain")));
    }

    /** Half the price is all that batches change; what expires in one is handed in again. */
    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void batchesChangeThePriceAlone(String provider, @TempDir Path runs) throws Exception {
        String named = "models.task.provider=" + provider;
        try (Testbed plain = Testbed.start(project.settings())) {
            project.at(plain.baseUrl()).set(named).train(runs.resolve("plain"));
        }
        FaultPlan expiring = FaultPlan.forModel(Project.TASK_MODEL, FaultPlan.share(0.1, 4, WireFault.RESET));
        try (Testbed batching = Testbed.start(project.settings().faults(expiring))) {
            project.at(batching.baseUrl())
                    .set(named)
                    .set("models.task.mode=batch")
                    .train(runs.resolve("batches"));
        }

        assertThat(runs.resolve("batches/candidates.jsonl"))
                .hasSameTextualContentAs(runs.resolve("plain/candidates.jsonl"));
        assertThat(withoutUsage(runs.resolve("batches"))).isEqualTo(withoutUsage(runs.resolve("plain")));
        assertThat(Project.text(Run.replay(runs.resolve("batches"), event -> {})))
                .isEqualTo(Project.result(runs.resolve("batches")));
    }

    private static JsonNode withoutUsage(Path run) throws IOException {
        ObjectNode result = (ObjectNode) JsonMapper.shared().readTree(Project.result(run));
        assertThat(result.remove("usage")).isNotNull();
        return result;
    }

    @Test
    void aReplayGivesTheSameAndAsksNobody() throws Exception {
        long before = testbed.log().count();
        List<Path> files = files(undisturbed);
        assertThat(Project.text(Run.replay(undisturbed, event -> {}))).isEqualTo(Project.result(undisturbed));
        assertThat(testbed.log().count()).isEqualTo(before);
        assertThat(files(undisturbed)).isEqualTo(files);
    }

    private static List<Path> files(Path run) throws IOException {
        try (var files = Files.list(run)) {
            return files.sorted().toList();
        }
    }

    @Test
    void truncatedAndRefusedAnswersAreOutcomesOfTheirOwn(@TempDir Path runs) throws Exception {
        FaultPlan plan = FaultPlan.forModel(
                Project.TASK_MODEL,
                FaultPlan.forBodyContaining("What of the stones at place number 3?", ReplyFault.LENGTH)
                        .or(FaultPlan.forBodyContaining("What of the stones at place number 4?", ReplyFault.REFUSAL)));
        try (Testbed cutting = Testbed.start(project.settings().faults(plan))) {
            RunResult result = project.at(cutting.baseUrl()).train(runs.resolve("run"));
            assertThat(result.status()).isEqualTo("completed");
            RunResult.TaskResult stones = result.tasks().getLast();
            assertThat(stones.name()).isEqualTo("stones");
            assertThat(stones.truncated()).isEqualTo(0.1);
            assertThat(stones.refused()).isEqualTo(0.1);
            assertThat(result.tasks().getFirst().truncated()).isZero();
            assertThat(cutting.log().timesAsked().values())
                    .as("not asked again")
                    .containsOnly(1);
        }
        assertThat(Project.text(Run.replay(runs.resolve("run"), event -> {})))
                .isEqualTo(Project.result(runs.resolve("run")));
    }
}

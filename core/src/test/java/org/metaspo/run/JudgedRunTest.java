package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.JudgeResult;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.JudgeResponder;
import org.metaspo.testbed.Keep;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;

/** A run whose tasks are judged by a model. */
class JudgedRunTest {
    @TempDir
    Path directory;

    private Project judged(String metric) throws IOException {
        return Project.judged(directory, metric);
    }

    private static Settings settings(Project project, Responder judge) {
        Responder others = project.models();
        return Settings.defaults().responder(new ByModel(Map.of(Project.JUDGE, judge), others));
    }

    private static RunResult train(Project project, Responder judge, Path run) throws Exception {
        try (Testbed testbed = Testbed.start(settings(project, judge))) {
            return at(project.at(testbed.baseUrl()), testbed.baseUrl()).train(run);
        }
    }

    private static MetaSpo at(MetaSpo metaSpo, String baseUrl) {
        return metaSpo.set("models.judge.base-url=" + baseUrl);
    }

    private static JudgeResult judge(RunResult result) {
        return Objects.requireNonNull(result.tasks().getFirst().judge(), "judge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metric: judge",
                "metric: judge\njudge: {kind: scale}",
                "metric: judge\njudge: {kind: pass-fail, rubric: It passes if it names the colour.}",
                "metric: judge\njudge: {kind: pairwise}",
                "metric: judge\njudge: {votes: 3}"
            })
    void everyKindOfJudgeRunsAndReplays(String metric) throws Exception {
        Project project = judged(metric);
        Path run = directory.resolve("run");
        RunResult result = train(project, new JudgeResponder(), run);

        assertThat(result.status()).isEqualTo("completed");
        assertThat(result.improved()).as("an uncalibrated judge proves nothing").isFalse();
        assertThat(result.withheld())
                .containsExactly("the judge of flowers was not calibrated", "the judge of stones was not calibrated");
        assertThat(judge(result).estimated()).isTrue();
        assertThat(judge(result).trust()).isEqualTo("uncalibrated");
        assertThat(Project.usage(result, "judge").calls()).isPositive();
        assertThat(Project.usage(result, "judge").evaluations()).isZero();
        assertThat(Files.readString(run.resolve("report.md"))).contains("judge (judge-estimated)", "## The judge");
        assertThat(Project.text(Run.replay(run, Listener.NONE))).isEqualTo(Project.result(run));
    }

    @Test
    void theOptimizerSeesVerdictsAndReasonsAndNotTheJudgesPrompt() throws Exception {
        Project project = judged("metric: judge\njudge: {rubric: SECRET-RUBRIC}");
        try (Testbed testbed =
                Testbed.start(settings(project, new JudgeResponder()).keep(Keep.BODIES))) {
            at(project.at(testbed.baseUrl()), testbed.baseUrl()).train(directory.resolve("run"));

            List<String> optimizer = testbed.log().entries().stream()
                    .map(entry -> String.valueOf(entry.body()))
                    .filter(body -> body.contains(Project.OPTIMIZER))
                    .toList();
            assertThat(optimizer).isNotEmpty();
            assertThat(optimizer.getFirst()).contains("Feedback: judged incorrect. The reference is ");
            assertThat(optimizer).noneMatch(body -> body.contains("SECRET-RUBRIC") || body.contains("The code is"));
        }
    }

    @ParameterizedTest
    @CsvSource({"calls, 180", "usd, 0.07"})
    void aCapHoldsForTheJudgeTheTestFitsAndTheRestCanFollow(String cap, String amount) throws Exception {
        Project project = judged("metric: judge");
        String uncapped;
        long calls;
        try (Testbed testbed = Testbed.start(settings(project, new JudgeResponder()))) {
            uncapped = Project.text(
                    at(project.at(testbed.baseUrl()), testbed.baseUrl()).train(directory.resolve("uncapped")));
            calls = testbed.log().count();
        }
        Path run = directory.resolve("capped");
        try (Testbed testbed = Testbed.start(settings(project, new JudgeResponder()))) {
            RunResult capped = at(project.at(testbed.baseUrl()), testbed.baseUrl())
                    .set("budget." + cap + "=" + amount)
                    .train(run);

            assertThat(capped.status()).isEqualTo("budget");
            assertThat(capped.testReads()).isEqualTo(1);
            assertThat(testbed.log().count()).isLessThan(calls);
            if (cap.equals("calls")) {
                assertThat(testbed.log().count()).isLessThanOrEqualTo(Long.parseLong(amount));
            }
            assertThat(Project.text(Run.replay(run, Listener.NONE))).isEqualTo(Project.result(run));

            RunResult resumed = at(Project.resumedAt(testbed.baseUrl()), testbed.baseUrl())
                    .set("budget." + cap + "=1000000")
                    .resume(run, false);
            assertThat(resumed.status()).isEqualTo("completed");
            assertThat(Project.text(resumed).replaceFirst("\"testReads\" : \\d", ""))
                    .isEqualTo(uncapped.replaceFirst("\"testReads\" : \\d", ""));
            assertThat(testbed.log().timesAsked().values()).containsOnly(1);
        }
    }

    /** Stopped within the verdicts of a block, and between answers and verdicts. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9, 17})
    void aStoppedRunGoesOnToTheSameEnd(int verdicts) throws Exception {
        Project project = judged("metric: judge\njudge: {kind: pairwise}");
        String undisturbed =
                Project.text(train(project, new JudgeResponder(1, 0.1, 0.2, 0.2), directory.resolve("whole")));
        Path run = directory.resolve("stopped");
        try (Testbed testbed = Testbed.start(settings(project, new JudgeResponder(1, 0.1, 0.2, 0.2)))) {
            MetaSpo first = at(project.at(testbed.baseUrl()), testbed.baseUrl());
            AtomicInteger heard = new AtomicInteger();
            first.listener(event -> {
                if (event instanceof Event.CallEnded call
                        && call.role().equals("judge")
                        && heard.incrementAndGet() == verdicts) {
                    first.stop("enough for today");
                }
            });
            assertThat(first.train(run).status()).isEqualTo("interrupted");
            assertThat(Project.text(Run.replay(run, Listener.NONE))).isEqualTo(Project.result(run));

            RunResult resumed =
                    at(Project.resumedAt(testbed.baseUrl()), testbed.baseUrl()).resume(run, false);
            assertThat(Project.text(resumed)).isEqualTo(undisturbed);
            assertThat(testbed.log().timesAsked().values()).containsOnly(1);
        }
        assertThat(Project.text(Run.replay(run, Listener.NONE))).isEqualTo(Project.result(run));
    }

    @Test
    void aRunWithoutAJudgeModelDoesNotStart() throws Exception {
        Project project = Project.in(directory);
        Path file = directory.resolve("flowers.yaml");
        Files.writeString(file, Files.readString(file).replace("metric: accuracy", "metric: judge"));

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> MetaSpo.configured(project.configuration()).plan())
                .withMessageContaining("models.judge")
                .withMessageContaining("flowers");
    }

    @Test
    void manyUnjudgedAnswersAreReportedWithTheirWorstCase() throws Exception {
        Project project = judged("metric: judge");
        RunResult result = train(project, new JudgeResponder(1, 0, 0.8, 0), directory.resolve("run"));

        assertThat(result.tasks()).anySatisfy(task -> {
            assertThat(task.unjudged()).isGreaterThan(0.02);
            JudgeResult judge = Objects.requireNonNull(task.judge());
            assertThat(Objects.requireNonNull(judge.worstCase()).low())
                    .isLessThan(judge.worstCase().high());
        });
        assertThat(result.withheld()).anySatisfy(reason -> assertThat(reason).contains("stayed without a verdict"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metric: judge", "metric: judge\njudge: {kind: pairwise}"})
    void aStudyOfJudgedTasksIsHeldToTheSame(String metric) throws Exception {
        Project project = judged(metric);
        Path prompt = Files.writeString(directory.resolve("prompt.txt"), "Think.");
        Path run = directory.resolve("run");
        RunResult result;
        try (Testbed testbed = Testbed.start(settings(project, new JudgeResponder()))) {
            result = at(project.at(testbed.baseUrl()), testbed.baseUrl())
                    .set("tasks={target: ['" + directory.resolve("flowers.yaml") + "']}")
                    .study(new StudyChoice.Evaluate(prompt, List.of("default", "learned")), run);
        }
        assertThat(result.status()).isEqualTo("completed");
        assertThat(result.improved()).as("an uncalibrated judge proves nothing").isFalse();
        assertThat(result.withheld()).containsExactly("the judge of flowers was not calibrated");
        assertThat(judge(result).corrected()).isNull();
        assertThat(Project.usage(result, "judge").calls()).isPositive();
        assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(Project.result(run));
    }
}

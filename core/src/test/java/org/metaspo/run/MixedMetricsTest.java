package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.event.Event;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.result.RunResult.StageCount;
import org.metaspo.testbed.Testbed;

/** A run over an accuracy task and a macro-F1 task, with both baselines. */
@Timeout(60)
class MixedMetricsTest {
    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void write() throws IOException {
        project = Project.in(directory.resolve("project"));
        Path stones = directory.resolve("project/stones.yaml");
        Files.writeString(stones, Files.readString(stones).replace("metric: accuracy", "metric: macro-f1"));
    }

    private RunResult train(String systemPrompt, Path run) throws IOException, InterruptedException {
        try (Testbed testbed = Testbed.start(project.settings())) {
            return project.at(testbed.baseUrl())
                    .set("baselines=[majority, empty]")
                    .set("system-prompt=" + systemPrompt)
                    .train(run);
        }
    }

    private static long baselineEvaluations(RunResult result) {
        return result.stages().stream()
                .filter(stage -> stage.stage().equals("baseline"))
                .mapToLong(StageCount::evaluations)
                .sum();
    }

    @Test
    void metricsStandSideBySideAndTheReplayGivesTheSame() throws Exception {
        Path run = directory.resolve("run");
        RunResult result = train("default", run);

        assertThat(result.comparison()).isNull();
        assertThat(result.improved()).isFalse();
        assertThat(result.comparisons()).extracting(MetricComparison::metric).containsExactly("accuracy", "macro-f1");
        assertThat(Files.readString(run.resolve("report.md")))
                .contains("The tasks have different metrics", "| empty |", "flat mean over different metrics");
        List<String> notices = new ArrayList<>();
        RunResult replayed = Run.replay(run, event -> {
            if (event instanceof Event.Notice notice) {
                notices.add(notice.text());
            }
        });
        assertThat(ResultFiles.json(replayed)).isEqualTo(Project.result(run));
        assertThat(notices).singleElement().asString().contains("different metrics (accuracy, macro-f1)");
    }

    @Test
    void theEmptyBaselineIsAskedOnTheTestItemsAndCounted() throws Exception {
        RunResult result = train("default", directory.resolve("run"));

        assertThat(result.tasks()).allSatisfy(task -> {
            assertThat(task.baselines()).containsOnlyKeys("majority", "empty");
            assertThat(task.baselines().get("empty")).isBetween(0.0, 1.0);
        });
        assertThat(baselineEvaluations(result)).isEqualTo(2 * 20);
    }

    @Test
    void underAnEmptyInitialPromptItCostsNothingMore() throws Exception {
        RunResult result = train("{text: ''}", directory.resolve("run"));

        assertThat(baselineEvaluations(result)).isEqualTo(20);
        assertThat(result.tasks())
                .allSatisfy(task -> assertThat(task.scores().get("test"))
                        .hasEntrySatisfying(
                                "initial",
                                initial -> assertThat(task.baselines()).containsEntry("empty", initial.value())));
    }
}

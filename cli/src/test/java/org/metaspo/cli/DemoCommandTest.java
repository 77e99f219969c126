package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.MetaSpo;
import org.metaspo.run.RunPlan;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;

class DemoCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int demo(String... args) {
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    @Test
    void theShippedProjectIsWholeAndAsSmallAsPromised() {
        RunPlan plan = MetaSpo.configured(DemoProject.write(directory)).plan();

        assertThat(plan.tasks()).hasSize(3).allSatisfy(planned -> {
            assertThat(planned.splits().test()).hasSizeGreaterThanOrEqualTo(38);
            assertThat(planned.task().format().form().choices()).hasSizeBetween(2, 4);
        });
        assertThat(plan.counts().training()
                        + plan.counts().survivors()
                        + plan.counts().baseline())
                .isLessThanOrEqualTo(600);
        assertThat(plan.components()).isNotNull().hasSizeGreaterThan(50);
    }

    @Test
    void aModelElsewherePlaysTheTaskModel() throws IOException {
        try (Testbed testbed = Testbed.start(Settings.defaults().responder(Responder.always("good")))) {
            int exitCode = demo(
                    "demo",
                    "--task-model",
                    "openai:task",
                    "--set",
                    "models.task.base-url='" + testbed.baseUrl() + "'",
                    "--run-dir",
                    directory.resolve("run").toString());

            assertThat(exitCode).as(err.toString()).isZero();
            assertThat(testbed.log().byModel()).containsOnlyKeys("task");
            assertThat(out.toString()).contains("feedback", "System prompt", "Next:    metaspo train");
        }
    }

    @Test
    void anUnknownModelIsRefusedBeforeAnythingIsWritten() {
        int exitCode = demo(
                "demo",
                "--task-model",
                "olama:llama",
                "--run-dir",
                directory.resolve("run").toString());

        assertThat(exitCode).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("olama", "Known: openai").hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void badInputLeavesNothingBehind() {
        int exitCode = demo(
                "demo",
                "--set",
                "data.train=1000",
                "--run-dir",
                directory.resolve("run").toString());

        assertThat(exitCode).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void choicesBecomeAssignments() {
        assertThat(ModelChoice.of("--optimizer", "components").assignments("optimizer", List.of()))
                .containsExactly("models.optimizer={provider: components}");
        assertThat(ModelChoice.of("--task-model", "anthropic:claude-haiku-5-5").assignments("task", List.of()))
                .containsExactly("models.task={provider: anthropic}", "models.task.model='claude-haiku-5-5'");
    }
}

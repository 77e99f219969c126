package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.event.Listener;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.Checks;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.StageCount;
import org.metaspo.testbed.Testbed;

/** The looks that {@code method.checks} asks for. */
class ChecksTest {
    private static final String START = "You help with questions. You are polite. Take your time.";

    @TempDir
    Path directory;

    private RunResult train(String checks, String start) throws Exception {
        Project project = Project.in(directory.resolve("project"));
        try (Testbed testbed = Testbed.start(project.settings())) {
            return project.at(testbed.baseUrl())
                    .set("method.checks=" + checks)
                    .set("system-prompt={text: '" + start + "'}")
                    .train(directory.resolve("run"));
        }
    }

    private static Checks checks(RunResult result) {
        return Objects.requireNonNull(result.checks());
    }

    @Test
    void allOfThemAreToldAndReplayed() throws Exception {
        RunResult result = train("[wording, aa, ablation]", START);

        Checks.Noise aa = Objects.requireNonNull(checks(result).aa());
        assertThat(aa.n()).as("all training items of two tasks").isEqualTo(16);
        assertThat(aa.variants()).hasSize(5).allSatisfy(variant -> {
            assertThat(variant.text()).startsWith(START + " ");
            assertThat(Math.abs(variant.score() - aa.start())).isLessThanOrEqualTo(aa.spread() + 1e-12);
            assertThat(variant.agreement()).isBetween(0.0, 1.0);
        });
        Checks.Noise wording = Objects.requireNonNull(checks(result).wording());
        assertThat(wording.start()).isEqualTo(aa.start());
        assertThat(wording.variants())
                .isNotEmpty()
                .allSatisfy(variant -> assertThat(variant.text()).isNotEqualTo(START));

        Checks.Ablation ablation = Objects.requireNonNull(checks(result).ablation());
        assertThat(ablation.sentences()).isNotEmpty();
        assertThat(ablation.usdPer1000()).isNotNull();
        if (ablation.shortest() != null) {
            assertThat(ablation.shortest().tokens()).isLessThan(ablation.tokens());
            assertThat(ablation.shortest().against().difference()).isGreaterThanOrEqualTo(-0.01);
        }
        assertThat(result.stages())
                .filteredOn(stage -> stage.stage().equals("checks"))
                .extracting(StageCount::evaluations)
                .singleElement()
                .satisfies(evaluations -> assertThat(evaluations).isGreaterThanOrEqualTo(16L * (6 + 2 + 2)));
        assertThat(Files.readString(directory.resolve("run/report.md")))
                .contains("## Checks", "A/A: 5 times", "Wording: ", "| sentence | tokens |");
        assertThat(Project.text(Run.replay(directory.resolve("run"), Listener.NONE)))
                .isEqualTo(Project.result(directory.resolve("run")));
    }

    @Test
    void withoutBeingAskedForTheyCostNothing() throws Exception {
        RunResult result = train("[]", START);

        assertThat(result.checks()).isNull();
        assertThat(result.stages()).contains(new StageCount("checks", 0));
    }

    @Test
    void aCapThatStopsThemLeavesTheTestAndTheyAreMadeUpFor() throws Exception {
        Path run = directory.resolve("run");
        Project project = Project.in(directory.resolve("project"));
        try (Testbed testbed = Testbed.start(project.settings())) {
            RunResult stopped = project.at(testbed.baseUrl())
                    .set("method.checks=[aa]")
                    .set("budget.calls=200")
                    .train(run);

            assertThat(stopped.status()).isEqualTo("budget");
            assertThat(stopped.checks()).isNull();
            assertThat(stopped.comparison())
                    .as("the test is kept back from the cap")
                    .isNotNull();
            assertThat(Project.text(Run.replay(run, Listener.NONE))).isEqualTo(Project.result(run));

            RunResult whole = Project.resumedAt(testbed.baseUrl())
                    .set("budget.calls=100000")
                    .resume(run, false);
            assertThat(whole.status()).isEqualTo("completed");
            assertThat(whole.checks()).isNotNull();
            assertThat(whole.comparison()).isEqualTo(stopped.comparison());
            assertThat(whole.testReads()).as("the same prompts were tested").isEqualTo(1);
        }
    }

    @Test
    void anEmptyStartHasNoOtherWords() throws Exception {
        Checks checks = checks(train("[wording, aa]", ""));

        assertThat(checks.wording()).isNull();
        assertThat(checks.aa()).isNotNull();
    }

    @Test
    void othersAreRefusedByName() {
        assertThatThrownBy(() -> train("[abblation]", START))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("method.checks")
                .hasMessageContaining("ablation");
    }
}

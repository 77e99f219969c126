package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.evaluation.Headroom;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.Checks;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.StageCount;
import org.metaspo.statistics.Interval;
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
    void repeatsTellHowSureTheModelIsAndWhatCanBeHopedFor() throws Exception {
        Path run = directory.resolve("run");
        Project project = Project.in(directory.resolve("project"));
        try (Testbed testbed = Testbed.start(project.undecided())) {
            RunResult result =
                    project.at(testbed.baseUrl()).set("method.checks=[repeats]").train(run);

            Checks.Repeats repeats = Objects.requireNonNull(checks(result).repeats());
            assertThat(repeats.n()).as("8 training items of each of two tasks").isEqualTo(16);
            assertThat(repeats.same()).as("none of one task, all of the other").isEqualTo(0.5);
            assertThat(repeats.ceiling()).isEqualTo(Math.sqrt(repeats.high())).isLessThan(0.9);
            Headroom headroom = Objects.requireNonNull(result.headroom());
            assertThat(headroom.points()).isCloseTo(repeats.ceiling() - headroom.low(), within(1e-12));
            assertThat(result.stages()).contains(new StageCount("checks", 2 * 16));
        }
        assertThat(Files.readString(run.resolve("report.md")))
                .contains("Repeats: asked again, the model gave the same answer to 50.0 %");
        assertThat(Project.text(Run.replay(run, Listener.NONE))).isEqualTo(Project.result(run));
    }

    @Test
    void repeatsNeedAnswersThatAreOneOfAFewWords() throws Exception {
        Path run = directory.resolve("run");
        Project project = Project.in(directory.resolve("project"));
        for (String task : List.of("flowers", "stones")) {
            Path file = project.configuration().resolveSibling(task + ".yaml");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("{form: label, labels: [red, green, blue]}", "{form: text}")
                            .replace("metric: accuracy", "metric: exact-match"));
        }
        List<String> told = new ArrayList<>();
        try (Testbed testbed = Testbed.start(project.settings())) {
            RunResult result = project.at(testbed.baseUrl())
                    .set("method.checks=[repeats]")
                    .listener(event -> {
                        if (event instanceof Event.Notice notice) {
                            told.add(notice.text());
                        }
                    })
                    .train(run);
            assertThat(result.checks()).isNull();
            assertThat(result.stages()).contains(new StageCount("checks", 0));
        }
        assertThat(told).contains("checks/repeats: no task has answers that are one of a few words.");
    }

    /** An item's answers have shares; two of them are equal with the sum of their squares. */
    @Property(tries = 200)
    void noPromptThatLeavesTheModelAsUnsureScoresAboveTheCeiling(
            @ForAll @Size(min = 1, max = 30)
                    List<@Size(min = 2, max = 5) List<@IntRange(min = 1, max = 50) Integer>> items) {
        double same = 0;
        double best = 0;
        for (List<Integer> counts : items) {
            double all = counts.stream().mapToInt(count -> count).sum();
            same += counts.stream()
                    .mapToDouble(count -> (count / all) * (count / all))
                    .sum();
            best += Collections.max(counts) / all;
        }
        double share = same / items.size();
        Checks.Repeats repeats = Checks.Repeats.of(new Interval(share, items.size(), share, share));

        assertThat(repeats.ceiling()).isGreaterThanOrEqualTo(best / items.size() - 1e-12);
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

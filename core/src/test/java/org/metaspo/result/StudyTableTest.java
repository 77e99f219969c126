package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.metaspo.result.StudyTable.Cell;
import org.metaspo.result.StudyTable.Row;

class StudyTableTest {
    private static ArmResult.Task task(String name, @Nullable String domain, String metric, double value) {
        return new ArmResult.Task(name, domain, metric, value, 100, value - 0.1, value + 0.1, List.of("{question}"));
    }

    private static ArmResult arm(String name, @Nullable String method, ArmResult.Task... tasks) {
        return new ArmResult(name, method, "You help.", List.of(tasks), null, null);
    }

    private static RunResult study(String status, ArmResult... arms) {
        RunResult run = Runs.result(status, null, false, null, true);
        return new RunResult(
                run.schemaVersion(),
                "evaluate",
                run.status(),
                null,
                "unseen-generalization",
                run.schedule(),
                run.seed(),
                run.programVersion(),
                run.searchVersion(),
                run.systemPrompt(),
                false,
                List.of(),
                List.of(),
                run.tasks(),
                null,
                List.of(),
                run.usage(),
                run.stages(),
                run.rejectedCandidates(),
                1,
                run.testSet(),
                null,
                null,
                List.of(arms),
                null,
                null);
    }

    private static final RunResult REVIEW = study(
            "completed",
            arm("default", null, task("beauty", "review", "accuracy", 0.3), task("game", "review", "accuracy", 0.5)),
            arm(
                    "learned",
                    "metaspo",
                    task("beauty", "review", "accuracy", 0.5),
                    task("game", "review", "accuracy", 0.7)));

    private static final RunResult MEDICAL = study(
            "completed",
            arm("default", null, task("anatomy", "medical", "accuracy", 0.2)),
            arm("learned", "sprig", task("anatomy", "medical", "accuracy", 0.4)));

    private static Cell cell(Row row, String column) {
        return Objects.requireNonNull(row.cells().get(column), column);
    }

    @Test
    void methodsStandAgainstDomainsAndACellNeedsAllItsTasks() {
        StudyTable table = StudyTable.of(List.of(REVIEW, MEDICAL));

        assertThat(table.columns()).containsExactly("review", "medical", "all");
        assertThat(table.rows()).extracting(Row::method).containsExactly("default", "metaspo", "sprig");
        assertThat(cell(table.rows().getFirst(), "all").value()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(cell(table.rows().get(1), "review"))
                .satisfies(cell -> assertThat(cell.tasks()).isEqualTo(2))
                .satisfies(cell -> assertThat(cell.low()).isCloseTo(0.6 - 0.1 / Math.sqrt(2), within(1e-12)));
        assertThat(table.rows().get(1).cells()).containsOnlyKeys("review");
    }

    @Test
    void aTaskOfSeveralRunsIsTheirMeanAndNoNarrower() {
        RunResult again = study(
                "completed",
                arm("default", null, task("anatomy", "medical", "accuracy", 0.4)),
                arm("learned", "sprig", task("anatomy", "medical", "accuracy", 0.4)));
        Row row = StudyTable.of(List.of(MEDICAL, again)).rows().getFirst();

        assertThat(row.runs()).isEqualTo(2);
        assertThat(cell(row, "medical").value()).isCloseTo(0.3, within(1e-12));
        assertThat(cell(row, "medical").high() - cell(row, "medical").low()).isCloseTo(0.2, within(1e-12));
        assertThat(cell(row, "medical").tasks()).isOne();
    }

    @Test
    void differentMetricsStandApart() {
        StudyTable table = StudyTable.of(List.of(study(
                "completed",
                arm("default", null, task("a", "safety", "macro-f1", 0.2), task("b", "safety", "accuracy", 0.4)))));

        assertThat(table.columns()).containsExactly("safety (macro-f1)", "safety (accuracy)");
    }

    @Test
    void searchesAndStoppedStudiesArePassedOver() {
        RunResult stopped = study("budget", arm("default", null, task("a", null, "accuracy", 0.2)));
        assertThat(StudyTable.of(List.of(Runs.completed(), stopped)).rows()).isEmpty();
    }

    @Test
    void everyFormatHoldsTheSame() {
        StudyTable table = StudyTable.of(List.of(MEDICAL));

        assertThat(TableFormat.MARKDOWN.write(table)).isEqualTo("""
                        | study | method | runs | medical |
                        |---|---|---:|---:|
                        | unseen-generalization | default | 1 | 20.0 (10.0 to 30.0) |
                        | unseen-generalization | sprig | 1 | 40.0 (30.0 to 50.0) |
                        """);
        assertThat(TableFormat.CSV.write(table).lines())
                .hasSize(3)
                .first()
                .isEqualTo("study,method,runs,column,tasks,value,low,high");
        assertThat(TableFormat.CSV.write(table)).contains("unseen-generalization,sprig,1,medical,1,0.4,");
        assertThat(TableFormat.LATEX.write(table))
                .startsWith("\\begin{tabular}{llrr}")
                .contains("sprig & 1 & 40.0 (30.0--50.0) \\\\");
        assertThat(TableFormat.JSON.write(table)).contains("\"columns\" : [ \"medical\" ]", "\"method\" : \"sprig\"");
    }

    @Test
    void namesAreEscapedForEachFormat() {
        StudyTable table =
                StudyTable.of(List.of(study("completed", arm("my_run, 50 %", null, task("a", null, "accuracy", 0.2)))));

        assertThat(TableFormat.LATEX.write(table)).contains("my\\_run, 50 \\%");
        assertThat(TableFormat.CSV.write(table)).contains("\"my_run, 50 %\"");
        assertThat(table.columns()).containsExactly("other");
    }
}

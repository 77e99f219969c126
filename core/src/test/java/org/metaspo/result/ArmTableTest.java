package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArmTableTest {
    private static ArmResult.Task task(String name, @Nullable String domain, String metric, double value) {
        return new ArmResult.Task(name, domain, metric, value, 100, value - 0.1, value + 0.1, List.of("{question}"));
    }

    private static ArmResult arm(String name, boolean mean, ArmResult.Task... tasks) {
        return new ArmResult(
                name, null, "You help.", List.of(tasks), mean ? new ArmResult.Mean(0.5, 0.4, 0.6) : null, null);
    }

    @Test
    void aRowPerTaskPerDomainAndForAll() {
        List<List<String>> rows = ArmTable.rows(List.of(
                arm(
                        "default",
                        true,
                        task("a", "review", "accuracy", 0.3),
                        task("b", "review", "accuracy", 0.5),
                        task("c", null, "accuracy", 0.4)),
                arm(
                        "learned",
                        true,
                        task("a", "review", "accuracy", 0.5),
                        task("b", "review", "accuracy", 0.7),
                        task("c", null, "accuracy", 0.6))));

        assertThat(rows.getFirst()).containsExactly("task", "n", "default", "learned");
        assertThat(rows)
                .extracting(List::getFirst)
                .containsExactly("task", "a", "b", "c", "review (mean)", "all (mean)");
        assertThat(rows.get(1)).containsExactly("a", "100", "30.0 (20.0 to 40.0)", "50.0 (40.0 to 60.0)");
        assertThat(rows.get(4)).containsExactly("review (mean)", "200", "40.0 (32.9 to 47.1)", "60.0 (52.9 to 67.1)");
    }

    @Test
    void differentMetricsHaveNoMean() {
        ArmResult mixed =
                arm("default", false, task("a", "review", "accuracy", 0.3), task("b", "review", "macro-f1", 0.5));
        assertThat(ArmTable.rows(List.of(mixed)))
                .extracting(row -> row.subList(0, 2))
                .containsExactly(List.of("task", "metric"), List.of("a", "accuracy"), List.of("b", "macro-f1"));
    }

    @Test
    void nothingMeasuredIsNoTable() {
        assertThat(ArmTable.rows(List.of(arm("default", false)))).isEmpty();
    }
}

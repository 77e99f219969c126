package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.Golden;

class ReportTest {
    @Test
    void aWholeReport() {
        Golden.matches(ReportTest.class, "report.md", Report.of("reviews", Runs.completed(), Runs.candidates()));
    }

    @Test
    void withoutTestScoresItSaysSo() {
        assertThat(Report.of("reviews", Runs.result("interrupted", "asked to stop", false, null, false), List.of()))
                .contains("The test items were not read.")
                .doesNotContain("| task | metric |");
    }
}

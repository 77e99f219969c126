package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.benchmarks.Figure.Wanted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableTest {
    private static final Table TABLE = new Table(
            new Surroundings("25", "Linux", 2, 1.5),
            List.of(
                    Figure.of("calls", "limit", 16_500.4, "calls/s"),
                    Figure.of("schedule", "wall time by limit", 1.2, "x").wanting(Wanted.atMost(1.15)),
                    Figure.of("schedule", "optimizer calls", 126, "calls").wanting(Wanted.exactly(126)),
                    Figure.of("extraction", "label", 2e6, "/s").wanting(Wanted.atLeast(1e6))));

    @Test
    void saysWhatWasMeasuredWantedAndReached() {
        assertThat(TABLE.text().lines())
                .anySatisfy(line -> assertThat(line).contains("2 processors", "load average 1.50"))
                .anySatisfy(line -> assertThat(line).containsSubsequence("limit", "16,500", "calls/s"))
                .anySatisfy(line -> assertThat(line).containsSubsequence("1.20", "<= 1.15", "NO"))
                .anySatisfy(line -> assertThat(line).containsSubsequence("126", "= 126", "yes"))
                .anySatisfy(line -> assertThat(line).containsSubsequence("2,000,000", ">= 1,000,000", "yes"));
    }

    @Test
    void saysTheSameInJson() {
        JsonNode figures = new JsonMapper().readTree(TABLE.json()).path("figures");

        assertThat(figures.path(0).has("wanted")).isFalse();
        assertThat(figures.path(1).path("measured").asDouble()).isEqualTo(1.2);
        assertThat(figures.path(1).path("wanted").path("bound").asDouble()).isEqualTo(1.15);
        assertThat(figures.path(1).path("reached").asBoolean(true)).isFalse();
        assertThat(figures.path(2).path("reached").asBoolean(false)).isTrue();
    }
}

package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.task.Extraction;

class ShortResponsesTest {
    @Test
    void mostOfThemHoldAnAnswer() {
        for (ShortResponses responses : ShortResponses.all()) {
            List<Extraction> read = responses.texts().stream()
                    .map(text -> responses.format().read(text, responses.question()))
                    .toList();
            assertThat(read)
                    .as(responses.form())
                    .hasSize(8)
                    .filteredOn(Extraction.Found.class::isInstance)
                    .hasSizeGreaterThanOrEqualTo(7);
        }
    }
}

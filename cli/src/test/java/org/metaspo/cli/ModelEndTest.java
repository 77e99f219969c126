package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.model.ModelFacts;

class ModelEndTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-01 | announced | ends on 2027-01-14, then gpt-6-luna",
                "2026-11-22 | near      | ends in 53 days, on 2027-01-14, then gpt-6-luna",
                "2027-01-14 | near      | ends in 0 days, on 2027-01-14, then gpt-6-luna",
                "2027-01-15 | past      | ENDED 2027-01-14, then gpt-6-luna"
            })
    void anEndIsSaidAsItComesNear(LocalDate today, String state, String remark) {
        ModelFacts facts = ModelFacts.of("openai", "gpt-4o-mini", false);

        assertThat(new ModelEnd(today).state(facts)).isEqualTo(state);
        assertThat(new ModelEnd(today).remark(facts)).isEqualTo(remark);
    }

    @Test
    void aModelWithoutAnEndHasNoRemark() {
        ModelEnd today = new ModelEnd(LocalDate.of(2026, 11, 22));

        assertThat(today.remark(ModelFacts.of("openai", "gpt-6-luna", false))).isNull();
    }
}

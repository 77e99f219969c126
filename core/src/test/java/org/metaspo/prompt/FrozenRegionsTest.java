package org.metaspo.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrozenRegionsTest {
    private static final String MARKED =
            "You help.\n<frozen>Never name\nprices: $1 \\.</frozen> Be <frozen>kind</frozen>.<frozen> </frozen>";

    @Test
    void passagesAreFoundInOrderAndBlankOnesPassedOver() {
        assertThat(FrozenRegions.in(MARKED)).containsExactly("Never name\nprices: $1 \\.", "kind");
        assertThat(FrozenRegions.in("none")).isEmpty();
    }

    @Test
    void marksAreNotSent() {
        assertThat(FrozenRegions.withoutMarks(MARKED)).isEqualTo("You help.\nNever name\nprices: $1 \\. Be kind. ");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, true",
        "<frozen>a</frozen> and <frozen>b</frozen>, true",
        "<frozen>a, false",
        "a</frozen>, false",
        "<frozen>a<frozen>b</frozen>, false",
        "<frozen>a<frozen>b</frozen>c</frozen>, false",
    })
    void everyMarkNeedsItsPartner(String prompt, boolean closed) {
        assertThat(FrozenRegions.areClosed(prompt)).isEqualTo(closed);
    }
}

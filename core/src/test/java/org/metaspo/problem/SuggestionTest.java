package org.metaspo.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KEYS = List.of("instruction", "suffix", "metric", "in");

    @ParameterizedTest
    @CsvSource({"metirc, metric", "Metric, metric", "instructions, instruction", "sufix, suffix", "im, in"})
    void aSlipOfTheKeysIsRecognized(String typed, String meant) {
        assertThat(Suggestion.closest(typed, KEYS)).contains(meant);
        assertThat(Suggestion.remedy(typed, KEYS)).isEqualTo("Maybe you meant `" + meant + "`.");
    }

    @Test
    void whatIsNearNothingGetsTheWholeList() {
        assertThat(Suggestion.closest("temperature", KEYS)).isEmpty();
        assertThat(Suggestion.remedy("temperature", KEYS)).isEqualTo("Known: instruction, suffix, metric, in.");
    }

    @Test
    void distancesCountInsertionsDeletionsReplacementsAndSwaps() {
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestion.distance("abc", "acb")).isEqualTo(1);
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("same", "SAME")).isZero();
    }
}

package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateRulesTest {
    private static final CandidateRules RULES = new CandidateRules(20, 10, List.of("Never name prices."));

    @ParameterizedTest
    @CsvSource({
        "Be kind. Never name prices., ",
        "' ', TAGS",
        "Be kind., FROZEN",
        "never name prices., FROZEN",
        "Never name prices. a b c d e f g h i j k l m n o p q r s t, LENGTH",
    })
    void ofASystemPrompt(String text, Rejection rejection) {
        assertThat(RULES.check(Briefs.ofSystemPrompt(), text).orElse(null)).isEqualTo(rejection);
    }

    @ParameterizedTest
    @CsvSource({
        "Well: {question}, ",
        "{question} or {question}, ",
        "'', TAGS",
        "Well: question, PLACEHOLDER",
        "{question} a b c d e f g h i j k l, LENGTH",
    })
    void ofAUserPrompt(String text, Rejection rejection) {
        assertThat(RULES.check(Briefs.ofUserPrompt(), text).orElse(null)).isEqualTo(rejection);
    }

    @Test
    void reasonsAreCalledAsInResults() {
        assertThat(Rejection.values())
                .extracting(Rejection::key)
                .containsExactly("placeholder", "tags", "length", "duplicate", "frozen");
    }
}

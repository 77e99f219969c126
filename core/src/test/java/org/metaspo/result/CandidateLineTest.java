package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.method.CandidateRecord;

class CandidateLineTest {
    private static CandidateLine line(@Nullable String text, @Nullable String why, List<String> rejections) {
        return CandidateLine.of(new CandidateRecord(
                "outer/1/candidate/1",
                "system",
                null,
                "start",
                "failures",
                text,
                "because",
                List.of("tea/1"),
                rejections,
                text == null ? List.of() : List.of(Cards.card("tea", "+-?-")),
                why));
    }

    @Test
    void aKeptCandidateWithItsScores() {
        CandidateLine line = line("Be kind.", null, List.of("tags"));

        assertThat(line.kept()).isTrue();
        assertThat(line.whyRejected()).isNull();
        assertThat(line.method()).isEqualTo("failures");
        assertThat(line.failuresShown()).containsExactly("tea/1");
        assertThat(line.rejectedAttempts()).containsExactly("tags");
        assertThat(line.scores()).containsExactly(new CandidateLine.Score("tea", "{question}", 1.0 / 3, 3, 0));
    }

    @Test
    void oneThatWasNotKeptSaysWhy() {
        CandidateLine line = line(null, "no valid text: tags", List.of("tags"));

        assertThat(line.kept()).isFalse();
        assertThat(line.whyRejected()).isEqualTo("no valid text: tags");
        assertThat(line.scores()).isEmpty();
    }
}

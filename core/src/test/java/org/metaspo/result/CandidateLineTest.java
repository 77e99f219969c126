package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.method.CandidateRecord;

class CandidateLineTest {
    private static CandidateLine line(String kind, @Nullable String text, boolean kept, List<String> rejections) {
        return CandidateLine.of(new CandidateRecord(
                "outer/1/candidate/1",
                kind,
                null,
                "start",
                text,
                "because",
                List.of("tea/1"),
                rejections,
                text == null ? List.of() : List.of(Cards.card("tea", "+-?-")),
                kept));
    }

    @Test
    void aKeptCandidateWithItsScores() {
        CandidateLine line = line("system", "Be kind.", true, List.of("tags"));

        assertThat(line.whyRejected()).isNull();
        assertThat(line.failuresShown()).containsExactly("tea/1");
        assertThat(line.rejectedAttempts()).containsExactly("tags");
        assertThat(line.scores()).containsExactly(new CandidateLine.Score("tea", "{question}", 1.0 / 3, 3, 0));
    }

    @Test
    void whyTheOthersWereNotKept() {
        assertThat(line("system", "Be kind.", false, List.of()).whyRejected())
                .isEqualTo("mean not higher than the incumbent's of that moment");
        assertThat(line("user", "{question}", false, List.of()).whyRejected())
                .isEqualTo("not among the best user prompts of its task");
        assertThat(line("user", null, false, List.of("tags", "placeholder")).whyRejected())
                .isEqualTo("no valid text: tags, placeholder");
    }
}

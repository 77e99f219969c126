package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metaspo.prompt.SystemPrompt;

class DistinctProposerTest {
    private final List<String> asked = new ArrayList<>();

    private DistinctProposer distinct(Map<String, String> texts) {
        return new DistinctProposer((place, briefs) -> {
            asked.add(place);
            return briefs.stream()
                    .map(brief -> new Proposal(texts.get(brief.place()), "because", List.of()))
                    .toList();
        });
    }

    private static Brief brief(String place) {
        return new Brief.OfSystemPrompt(place, new SystemPrompt("Be careful."), new Evidence.Reworded());
    }

    @Test
    void aDuplicateIsAskedForAgainAtMostTwice() {
        List<Proposal> proposals = distinct(Map.of(
                        "1", "Be brief.",
                        "2", " be  BRIEF. ",
                        "2/again/1", "Be careful.",
                        "2/again/2", "Be exact.",
                        "3", "Be brief.",
                        "3/again/1", "Be exact!",
                        "4", "Be careful.",
                        "4/again/1", "Be careful.",
                        "4/again/2", "Be careful."))
                .propose("block", List.of(brief("1"), brief("2"), brief("3"), brief("4")));

        assertThat(proposals).extracting(Proposal::text).containsExactly("Be brief.", "Be exact.", "Be exact!", null);
        assertThat(proposals.get(1).rejections()).containsExactly(Rejection.DUPLICATE, Rejection.DUPLICATE);
        assertThat(proposals.get(3).rejections())
                .containsExactly(Rejection.DUPLICATE, Rejection.DUPLICATE, Rejection.DUPLICATE);
        assertThat(asked).containsExactly("block", "block/again/1", "block/again/2");
    }

    @Test
    void whatWasProposedEarlierInTheRunIsADuplicateToo() {
        DistinctProposer distinct = distinct(Map.of("1", "Be brief.", "2", "Be brief.", "2/again/1", "Be short."));

        assertThat(distinct.propose("one", List.of(brief("1"))))
                .extracting(Proposal::text)
                .containsExactly("Be brief.");
        assertThat(distinct.propose("two", List.of(brief("2"))))
                .extracting(Proposal::text)
                .containsExactly("Be short.");
    }

    @Test
    void aPromptOfAnotherKindIsNoDuplicate() {
        Brief user = Briefs.ofUserPrompt(new Evidence.Reworded());
        DistinctProposer distinct = distinct(Map.of("1", "{question}", user.place(), "{question}"));

        assertThat(distinct.propose("p", List.of(brief("1"), user)))
                .extracting(Proposal::text)
                .containsExactly("{question}", "{question}");
    }
}

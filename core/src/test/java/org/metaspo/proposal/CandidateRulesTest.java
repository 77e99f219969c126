package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.evaluation.Cards;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.task.Example;
import org.metaspo.task.Quotations;
import org.metaspo.task.Quotations.Items;
import org.metaspo.task.Task;

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
    void aProposalMayNotQuoteItemsButKeepWhatItsParentShows() {
        Task task = Cards.task("cooking");
        Example item = Example.of("Does the rice of the north need more water than the rice of the south?", "yes");
        CandidateRules sparing =
                CandidateRules.NONE.sparing(Quotations.of(List.of(new Items(task, "train", List.of(item))), List.of()));
        String quote = "Be kind.\nThe rice of the north needs no more; does the rice of the north need more water?";

        assertThat(sparing.check(Briefs.ofSystemPrompt(), quote)).contains(Rejection.QUOTE);
        assertThat(sparing.check(Briefs.ofSystemPrompt(), "Be kind to the rice of the north."))
                .isEmpty();
        Brief shown = new Brief.OfSystemPrompt("here", new SystemPrompt(quote), new Evidence.Reworded());
        assertThat(sparing.check(shown, quote + "\nBe exact.")).isEmpty();
    }

    @Test
    void reasonsAreCalledAsInResults() {
        assertThat(Rejection.values())
                .extracting(Rejection::key)
                .containsExactly("placeholder", "tags", "length", "duplicate", "frozen", "quote");
    }
}

package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggedTextTest {
    @Test
    void theFirstMatchTrimmed() {
        assertThat(TaggedText.first("Sure!\n<prompt>\n Be\nkind. \n</prompt> <prompt>No.</prompt>", "prompt"))
                .contains("Be\nkind.");
        assertThat(TaggedText.first("<prompt>a <b>c</b></prompt>", "prompt")).contains("a <b>c</b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Be kind.",
                "<prompt>Be kind.",
                "Be kind.</prompt>",
                "<prompt> \n </prompt>",
                "<PROMPT>Be kind.</PROMPT>",
                "<analysis>Be kind.</analysis>",
                "N/A : <prompt >wrong</prompt>"
            })
    void withoutBothTagsAndATextBetweenThereIsNothing(String text) {
        assertThat(TaggedText.first(text, "prompt")).isEmpty();
    }

    @Test
    void aLongAnswerIsReadToItsEnd() {
        String text = "x ".repeat(100_000);

        assertThat(TaggedText.first("<prompt>" + text + "</prompt>", "prompt")).contains(text.strip());
        assertThat(TaggedText.first("<prompt>" + text, "prompt")).isEmpty();
    }
}

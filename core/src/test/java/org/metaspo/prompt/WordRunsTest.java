package org.metaspo.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordRunsTest {
    private static List<String> copied(String text, String from) {
        return WordRuns.of(List.of(text)).copied(WordRuns.words(from));
    }

    @Test
    void eightWordsInARowAreACopyWhateverTheirCaseAndMarks() {
        assertThat(copied(
                        "Note: ONE two, three - four five six seven eight!",
                        "zero one two three four five six seven eight nine"))
                .containsExactly("one two three four five six seven eight");
        assertThat(copied("one two three four five six seven", "zero one two three four five six seven eight"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Why is the sky blue?, Ask why is the sky blue before noon., true",
        "Why is the sky blue?, Ask why the sky is blue., false",
        "Is salt sweet?, Is salt sweet?, false",
        "'', Anything., false",
    })
    void aShortTextIsCopiedAsAWhole(String from, String text, boolean expected) {
        assertThat(!copied(text, from).isEmpty()).isEqualTo(expected);
    }

    @Test
    void wherePeopleLeaveNoBlanksEachCharacterCounts() {
        assertThat(WordRuns.words("\u4eca\u65e5 GPT-4")).containsExactly("\u4eca", "\u65e5", "gpt", "4");
    }
}

package org.metaspo.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static List<String> sentences(String text) {
        Sentences sentences = Sentences.of(text);
        return sentences.parts().stream().map(String::strip).toList();
    }

    @Test
    void linesStandByThemselvesAtTheEnd() {
        Sentences shown = Sentences.of("One. Two.").withExamples("Example: a -> b\nExample: c -> d");

        assertThat(shown.text()).isEqualTo("One. Two.\nExample: a -> b\nExample: c -> d");
        assertThat(shown.size()).isEqualTo(3);
        assertThat(shown.with("Three.", 3).text()).endsWith("c -> d\nThree.");
        assertThat(Sentences.of("").withExamples("Example: a -> b").text()).isEqualTo("Example: a -> b");
    }

    @Test
    void aSentenceEndsAtItsMarkOrItsLine() {
        assertThat(sentences("Read it. Is it true? \"Yes!\" No."))
                .containsExactly("Read it.", "Is it true?", "\"Yes!\"", "No.");
        assertThat(sentences("Rules:\n- be brief\n\n- be kind\n")).containsExactly("Rules:", "- be brief", "- be kind");
        assertThat(sentences("Use e.g. a table, or 3.5 of it.")).containsExactly("Use e.g. a table, or 3.5 of it.");
        assertThat(sentences("  ")).isEmpty();
    }

    @Test
    void noExampleIsShownTwice() {
        Sentences shown = Sentences.of("One.\nExample: a -> b\nExample: two\nlines -> d");

        assertThat(shown.withExamples("Example: e -> f\nExample: a -> b").text())
                .isEqualTo(shown.text() + "\nExample: e -> f");
        assertThat(shown.withExamples("Example: two\nlines -> d")).isEqualTo(shown);
        assertThat(shown.withExamples("Example: two\nother lines -> d").text())
                .isEqualTo(shown.text() + "\nExample: two\nother lines -> d");
    }

    @Test
    void workedExamplesThatFollowEachOtherAreOne() {
        String examples = "Example: We waited. The soup was cold. -> bad\nExample: \"Lovely!\" - Thanks. -> good";
        assertThat(sentences("Be kind. Read it.\n" + examples + "\nAnswer now."))
                .containsExactly("Be kind.", "Read it.", examples, "Answer now.");
        assertThat(sentences("Turn A -> B. Then stop.")).containsExactly("Turn A -> B.", "Then stop.");
        assertThat(sentences("Example: none.\nExample: two. Three.")).hasSize(3);
    }

    @Property(tries = 300)
    void putTogetherTheyAreTheText(
            @ForAll @CharRange(from = 'a', to = 'c') @CharRange(from = 'A', to = 'B') @Chars({'.', '!', ' ', '\n', '"'})
                    String text) {
        Sentences sentences = Sentences.of(text);

        assertThat(sentences.text()).isEqualTo(text.isBlank() ? "" : text);
        assertThat(sentences.parts()).noneMatch(String::isBlank);
    }

    @Test
    void oneIsAddedReplacedOrTakenOut() {
        Sentences prose = Sentences.of("One. Two. Three.");

        assertThat(prose.with("New.", 3).text()).isEqualTo("One. Two. Three. New.");
        assertThat(prose.with("New.", 0).text()).isEqualTo("New. One. Two. Three.");
        assertThat(prose.replaced(1, "New.").text()).isEqualTo("One. New. Three.");
        assertThat(prose.without(0).text()).isEqualTo("Two. Three.");
        assertThat(Sentences.of("").with("New.", 0).text()).isEqualTo("New.");
    }

    @Test
    void aListStaysAList() {
        assertThat(Sentences.of("Rules:\n- one\n- two").with("- three", 3).text())
                .isEqualTo("Rules:\n- one\n- two\n- three");
    }

    @Test
    void oneIsFoundWhateverItsSpacingAndCase() {
        assertThat(Sentences.of("One  thing. Two.").indexOf("one thing.")).isZero();
        assertThat(Sentences.of("One.").indexOf("Two.")).isEqualTo(-1);
    }
}

package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.metaspo.prompt.Sentences;
import org.metaspo.proposal.SentenceEdit.Add;
import org.metaspo.proposal.SentenceEdit.Delete;
import org.metaspo.proposal.SentenceEdit.Replace;
import org.metaspo.proposal.SentenceEdit.Show;

class SentenceDiffTest {
    private static Optional<List<SentenceEdit>> between(String parent, String rewritten) {
        return SentenceDiff.of(Sentences.of(parent), Sentences.of(rewritten));
    }

    @Test
    void tellsWhatIsNewWhatIsGoneAndWhatIsMended() {
        assertThat(between("Be kind. Be brief.", "Be kind. Count twice. Be brief."))
                .contains(List.of(new Add("Count twice.", "Be kind.")));
        assertThat(between("Be kind. Be brief.", "Be brief.")).contains(List.of(new Delete("Be kind.")));
        assertThat(between("Be kind. Read the text once.", "Be kind. Read the text twice."))
                .contains(List.of(new Replace("Read the text once.", "Read the text twice.")));
    }

    @Test
    void anotherSentenceInThePlaceOfOneIsTwoChanges() {
        assertThat(between("Be kind. Stay calm.", "Be kind. Count every word."))
                .contains(List.of(new Add("Count every word.", "Be kind."), new Delete("Stay calm.")));
    }

    @Test
    void workedExamplesAreShownTogether() {
        String examples = "Example: We waited. It was cold. -> bad\nExample: Lovely! -> good";
        assertThat(between("Be kind.", "Be kind.\n" + examples)).contains(List.of(new Show(examples)));
        assertThat(between("Be kind.\n" + examples, examples + "\nBe kind.")).contains(List.of());
    }

    @Test
    void aSentenceThatMovedIsNoChange() {
        assertThat(between("Be kind. Be brief.", "Be brief. Be kind.")).contains(List.of());
    }

    @Test
    void whatAnotherPromptSaysIsAdded() {
        assertThat(between("Be kind. Read the text once.", "Stay calm. Read the text twice. Then count."))
                .as("but for what it only says in similar words")
                .contains(List.of(new Add("Stay calm.", null), new Add("Then count.", null)));
        assertThat(between("Be kind. Be brief.", "Be very kind. Be very brief."))
                .as("the same in other words cannot be told apart")
                .isEmpty();
    }

    @Test
    void aSingleSentenceMayBeGivenUp() {
        assertThat(between("Be kind.", "Count. Then answer."))
                .as("a single sentence is no prompt that one would want to keep apart")
                .hasValueSatisfying(edits -> assertThat(edits).hasSize(3));
    }

    /** All changes together lead from the one text to the other, where no sentence stands twice. */
    @Property(tries = 300)
    void theChangesMakeTheOneFromTheOther(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 9) Integer> parent,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 9) Integer> rewritten) {
        Sentences from = text(parent);
        Sentences to = text(rewritten);
        boolean related =
                from.size() < 2 || to.parts().stream().anyMatch(sentence -> from.indexOf(sentence.strip()) >= 0);
        SentenceDiff.of(from, to).filter(edits -> related).ifPresent(edits -> {
            Sentences made = from;
            for (SentenceEdit edit : edits) {
                made = edit.on(made);
            }
            assertThat(made.parts().stream().map(String::strip))
                    .containsExactlyInAnyOrderElementsOf(
                            to.parts().stream().map(String::strip).toList());
        });
    }

    private static Sentences text(List<Integer> numbers) {
        return Sentences.of(numbers.stream()
                .distinct()
                .map(number -> "Sentence" + number + " is here" + number + ".")
                .collect(Collectors.joining(" ")));
    }
}

package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.evaluation.Cards;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.SentenceEdit.Add;
import org.metaspo.proposal.SentenceEdit.Delete;
import org.metaspo.proposal.SentenceEdit.Replace;

class EditReplyTest {
    private static final Editable PARENT = Editable.of(new SystemPrompt("Be kind. Be brief."));

    private static Advice read(String answer) {
        return EditReply.read(PARENT, answer);
    }

    @Test
    void readsTheFormsThatAreAskedFor() {
        Advice advice = read("""
                <analysis>It does not count.</analysis>
                <edit>
                add: Count twice.
                because: it miscounts
                </edit>
                <edit>
                replace: Be brief.
                with: Answer in one word.
                because: long answers
                </edit>
                <edit>delete: Be kind.
                because: it hurts</edit>
                """);

        assertThat(advice.analysis()).isEqualTo("It does not count.");
        assertThat(advice.edits())
                .containsExactly(
                        new Add("Count twice.", null),
                        new Replace("Be brief.", "Answer in one word."),
                        new Delete("Be kind."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<edit>add: Count twice.</edit>",
                "<edit>**Add:** \"Count twice.\"\n**Because:** it helps</edit>",
                "<edits>\n- add: Count twice.\n  because: it helps\n</edits>",
                "<edit>Count twice.</edit>"
            })
    void modelsWriteThemInManyWays(String answer) {
        assertThat(read(answer).edits()).containsExactly(new Add("Count twice.", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<edit>Be kind. Be brief. Count twice.</edit>",
                "<prompt>Be kind. Be brief. Count twice.</prompt>"
            })
    void aWholePromptIsTakenApart(String answer) {
        assertThat(read(answer).edits()).containsExactly(new Add("Count twice.", "Be brief."));
    }

    @Test
    void aPromptWrittenAnewAddsWhatItSays() {
        Advice advice = read("<edit>Read first. Then answer.</edit>");

        assertThat(advice.edits()).containsExactly(new Add("Read first.", null), new Add("Then answer.", null));
        assertThat(advice.whole()).isNull();
    }

    @Test
    void theSameInOtherWordsStaysWhole() {
        Advice advice = read("<edit>Be very kind. Be very brief.</edit>");

        assertThat(advice.edits()).isEmpty();
        assertThat(advice.whole()).isEqualTo("Be very kind. Be very brief.");
    }

    @Test
    void withoutTagsThereIsNothingToRead() {
        assertThat(read("add: Count twice.").edits()).isEmpty();
        assertThat(read("add: Count twice.").whole()).isNull();
    }

    @Test
    void theSuffixOfAUserPromptStaysWhateverARewriteDoesToIt() {
        Editable user = Editable.of(Cards.task("tea"), new UserPrompt("Yes or no?\n{question}"));

        assertThat(EditReply.read(user, "<edit>Yes or no? Read twice.\n{question}</edit>")
                        .edits())
                .containsExactly(new Add("Read twice.", "Yes or no?"));
        assertThat(EditReply.read(user, "<edit>Yes or no? Read twice.</edit>").edits())
                .containsExactly(new Add("Read twice.", "Yes or no?"));
        assertThat(user.with(new Add("Read twice.", null)).text()).isEqualTo("Yes or no? Read twice.\n{question}");
    }
}

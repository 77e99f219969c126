package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RespondersTest {
    @Test
    void aTableAnswersTheQuestionInTheMessage() {
        TableResponder table = new TableResponder(Map.of("Is it red?", "yes", "Is it?", "maybe"), "unknown");
        assertThat(table.answer(Calls.call("s", "Look: Is it red? Answer.")).text())
                .isEqualTo("yes");
        assertThat(table.answer(Calls.call("s", "Is it?")).text()).isEqualTo("maybe");
        assertThat(table.answer(Calls.call("Is it red?", "Was it?")).text()).isEqualTo("unknown");
    }

    @Test
    void eachModelHasItsResponder() {
        ByModel responder = new ByModel(Map.of("other", Responder.always("a")), Responder.always("b"));
        assertThat(responder.answer(Calls.call("s", "u")).text()).isEqualTo("b");
        assertThat(new ByModel(Map.of("m", Responder.always("a")), responder)
                        .answer(Calls.call("s", "u"))
                        .text())
                .isEqualTo("a");
    }

    @Test
    void theQuestionAskedIsTheLastOne() {
        QuestionIndex index = new QuestionIndex(List.of("What is 2+2?", "2+2?", "What is a very long worked example?"));
        assertThat(index.lastIn("What is a very long worked example? - 4. What is 2+2? Now."))
                .map(QuestionIndex.Match::question)
                .contains("What is 2+2?");
        assertThat(index.lastIn("so 2+2?")).contains(new QuestionIndex.Match("2+2?", 3));
        assertThat(index.lastIn("nothing")).isEqualTo(Optional.empty());
        assertThat(new QuestionIndex(List.of()).lastIn("nothing")).isEmpty();
        assertThatThrownBy(() -> new QuestionIndex(List.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokensAreAQuarterOfTheCharacters() {
        assertThat(ChatReply.tokens("")).isZero();
        assertThat(ChatReply.tokens("a")).isEqualTo(1);
        assertThat(ChatReply.tokens("abcd")).isEqualTo(1);
        assertThat(ChatReply.tokens("abcde")).isEqualTo(2);
        assertThatThrownBy(() -> ChatReply.of(Calls.call("s", "u"), "x").cached(9))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

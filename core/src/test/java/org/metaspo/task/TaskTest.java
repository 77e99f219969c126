package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metaspo.prompt.UserPrompt;

class TaskTest {
    private static final AnswerFormat FORMAT = new AnswerFormat(new YesNoForm(), AnswerPlace.WHOLE);

    @Test
    void theUserPromptIsInstructionAndSuffix() {
        Task task = task("Judge.", "\n\n{question}");
        assertThat(task.initialUserPrompt().template()).isEqualTo("Judge.\n\n{question}");
        assertThat(task.userPromptFixed()).isFalse();
    }

    @Test
    void withoutATemplateTheQuestionIsSentAsItIs() {
        Task task = task("", "");
        assertThat(task.initialUserPrompt().template()).isEqualTo("{question}");
        assertThat(task.userPromptFixed()).isTrue();
    }

    @Test
    void aTemplateWithoutQuestionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> task("Judge.", ""));
    }

    @Test
    void aTaskReadsResponses() {
        assertThat(task("", "").read("Yes.", Example.of("q", "yes"))).isEqualTo(new Extraction.Found("yes"));
    }

    @Test
    void anExampleIsKnownByItsTrimmedQuestion() {
        assertThat(Example.of(" abc\n", "1").id())
                .isEqualTo(Example.of("abc", "2").id())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anExampleKeepsTheOrderOfItsColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String name : List.of("z", "m", "a", "q")) {
            columns.put(name, name);
        }
        assertThat(new Example("1", "q", List.of("x"), columns).columns().keySet())
                .containsExactly("z", "m", "a", "q");
        assertThatIllegalArgumentException().isThrownBy(() -> new Example("1", " ", List.of("x"), columns));
    }

    @Test
    void anExampleThatARubricDecidesHasNoReferenceAnswer() {
        assertThat(new Example("1", "q", List.of(), Map.of()).reference()).isEqualTo("(none given)");
        assertThat(new Example("1", "q", List.of("x", "y"), Map.of()).reference())
                .isEqualTo("x | y");
    }

    @Test
    void sizesAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SplitSizes(1, -1, 1));
    }

    private static Task task(String instruction, String suffix) {
        return new Task("t", instruction, suffix, false, FORMAT, new ExactMatch());
    }

    /** Marks say what to keep; nobody is sent any. */
    @Test
    void frozenPassagesAreSentWithoutTheirMarks() {
        Task task = task("Look. <frozen>Never guess.</frozen>", "\n{question}\n<frozen>One word.</frozen>");

        assertThat(task.initialUserPrompt().template()).isEqualTo("Look. Never guess.\n{question}\nOne word.");
        assertThat(task.frozen()).containsExactly("Never guess.", "One word.");
        assertThat(task.instructionOf(task.initialUserPrompt())).isEqualTo("Look. Never guess.");
        assertThat(task.instructionOf(new UserPrompt("So: {question}"))).isEqualTo("So: {question}");
    }
}

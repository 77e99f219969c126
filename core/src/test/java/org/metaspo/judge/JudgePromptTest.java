package org.metaspo.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metaspo.ScriptedCalls;
import org.metaspo.call.Requests;
import org.metaspo.model.Message;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.task.JudgeKind;

class JudgePromptTest {
    private static final Requests MODEL = new Requests(Role.JUDGE, ScriptedCalls.settings(true));

    private static String shown(Case asked, boolean swapped) {
        Request request = JudgePrompt.shipped(asked.kind()).of(MODEL, asked, swapped, 0);
        StringBuilder text = new StringBuilder();
        for (Message message : request.messages()) {
            text.append("--- ").append(message.speaker()).append('\n');
            text.append(message.text()).append('\n');
        }
        return text.toString();
    }

    /** What a judge is shown, word for word. */
    @ParameterizedTest
    @EnumSource
    void theJudgeIsShownThis(JudgeKind kind) throws IOException {
        String golden = "shown-" + kind.key() + ".txt";
        try (InputStream in = JudgePromptTest.class.getResourceAsStream(golden)) {
            String expected = new String(Objects.requireNonNull(in, golden).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(shown(Cases.of(kind, "Paris, on the Seine."), false)).isEqualTo(expected);
        }
    }

    @Test
    void theTasksRubricTakesThePlaceOfTheDefault() {
        Case asked =
                new Case(JudgeKind.PASS_FAIL, "It passes if it is polite.\n", 1, Cases.QUESTION, List.of(), "No.", "");
        String text = shown(asked, false);

        assertThat(text).contains("\n\nIt passes if it is polite.\n\n").doesNotContain("In doubt it fails");
        assertThat(text).as("without a reference no block for one").doesNotContain("<reference-");
    }

    @Test
    void theSystemMessageIsTheSameForAllCases() {
        JudgePrompt prompt = JudgePrompt.shipped(JudgeKind.REFERENCE);
        Request one = prompt.of(MODEL, Cases.of(JudgeKind.REFERENCE, "Paris"), false, 0);
        Request other = prompt.of(MODEL, Cases.of(JudgeKind.REFERENCE, "{{words}} Rome"), false, 0);

        assertThat(one.messages().getFirst()).isEqualTo(other.messages().getFirst());
        assertThat(ScriptedCalls.user(other)).contains("{{words}} Rome");
    }
}

package org.metaspo.judge;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.task.JudgeKind;

class VoteTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "correct | correct",
                "' Correct\n' | correct",
                "INCORRECT | incorrect",
                "{\"verdict\": \"correct\"} | correct",
                "{\"reason\": \"INCORRECT at first sight\", \"verdict\": \"correct\"} | correct",
                "{\"verdict\": \"Incorrect\", \"reason\": \"it is correct in part\"} | incorrect",
            })
    void aVerdictIsOneWordOrOneObject(String reply, String word) {
        assertThat(Vote.read(JudgeKind.REFERENCE, reply)).map(Vote::word).hasValue(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // hedged
                "not CORRECT",
                "not incorrect",
                "partially correct",
                "probably correct",
                "correct?",
                "correct.",
                "I would say CORRECT",
                "CORRECT, I think",
                // several
                "correct incorrect",
                "CORRECT / INCORRECT",
                "correct\nincorrect",
                "{\"verdict\": \"correct\", \"verdict\": \"incorrect\"}",
                "{\"verdict\": [\"correct\", \"incorrect\"]}",
                "{\"verdict\": \"correct\"}{\"verdict\": \"incorrect\"}",
                "{\"verdict\": \"correct\"}\n{\"verdict\": \"correct\"}",
                // verbose
                "The answer is correct because it names Paris.",
                "Verdict: correct",
                "**correct**",
                "```json\n{\"verdict\": \"correct\"}\n```",
                "Here you are: {\"verdict\": \"correct\"}",
                "{\"verdict\": \"correct\"} I hope this helps.",
                "{\"reason\": \"r\", \"verdict\": \"correct\", \"confidence\": 0.4}",
                // malformed
                "{\"verdict\": \"corr",
                "{\"verdict\": correct}",
                "{'verdict': 'correct'}",
                "{\"Verdict\": \"correct\"}",
                "{\"verdict\": \"correct\",}",
                "{\"verdict\": true}",
                "{\"verdict\": null}",
                "{\"verdict\": {\"verdict\": \"correct\"}}",
                "{\"reason\": [\"correct\"], \"verdict\": \"correct\"}",
                "{\"reason\": \"correct\"}",
                "[\"correct\"]",
                "\"correct\"",
                "{}",
                // empty
                "",
                " \n\t",
                // in other languages and letters
                "richtig",
                "correcto",
                "правильно",
                "正解",
                "cοrrect",
                "ｃｏｒｒｅｃｔ",
                "yes",
                "pass",
                "1"
            })
    void anythingElseIsNone(String reply) {
        assertThat(Vote.read(JudgeKind.REFERENCE, reply)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCALE | 4 | 4",
                "SCALE | {\"verdict\": 5} | 5",
                "SCALE | {\"verdict\": \"1\"} | 1",
                "SCALE | 6 |",
                "SCALE | 0 |",
                "SCALE | 4.5 |",
                "SCALE | 4/5 |",
                "SCALE | {\"verdict\": 4.0} |",
                "SCALE | {\"verdict\": \"4 or 5\"} |",
                "SCALE | four |",
                "PASS_FAIL | pass | pass",
                "PASS_FAIL | FAIL | fail",
                "PASS_FAIL | passed |",
                "PASS_FAIL | compass |",
                "PAIRWISE | first | first",
                "PAIRWISE | {\"verdict\": \"tie\"} | tie",
                "PAIRWISE | the first |",
                "PAIRWISE | win |",
            })
    void eachKindHasItsWords(JudgeKind kind, String reply, String word) {
        assertThat(Vote.read(kind, reply).map(Vote::word).orElse(null)).isEqualTo(word);
    }

    @Test
    void theReasonComesWithIt() {
        assertThat(Vote.read(JudgeKind.REFERENCE, "{\"reason\": \" names Lyon \", \"verdict\": \"incorrect\"}"))
                .hasValue(new Vote("incorrect", "names Lyon"));
    }

    @Property(tries = 300)
    void noTextThrows(@ForAll String reply) {
        assertThat(Vote.read(JudgeKind.SCALE, reply)).isNotNull();
        assertThat(Vote.read(JudgeKind.REFERENCE, "{" + reply)).isNotNull();
    }

    @Test
    void aHugeReplyIsReadInNoTime() {
        assertThat(Vote.read(JudgeKind.REFERENCE, "{\"a\":".repeat(200_000))).isEmpty();
        assertThat(Vote.read(JudgeKind.REFERENCE, "correct ".repeat(200_000))).isEmpty();
    }
}

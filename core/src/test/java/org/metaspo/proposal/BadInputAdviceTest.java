package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.metaspo.Spoiler;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.testbed.Trials;

/** Whatever an optimizer model answers, it is advice or none. */
class BadInputAdviceTest {
    private static final Editable PARENT = Editable.of(new SystemPrompt("Be kind. Be brief."));
    private static final byte[] GOOD = """
            <analysis>It does not count: $1 \\ {question}.</analysis>
            <edit>
            add: Count twice.
            because: it miscounts
            </edit>
            <edit>
            replace: Be brief.
            with: Answer in one word.
            </edit>
            <edit>delete: Be kind.
            because: it hurts</edit>
            <prompt>Be kind.</prompt>
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void anyAnswerIsAdviceOrNone() {
        assertTimeoutPreemptively(Duration.ofMinutes(9), () -> {
            long first = Trials.first();
            for (long seed = first; seed < first + Trials.count(400, 14_000); seed++) {
                String answer = new String(new Spoiler(new Random(seed)).spoil(GOOD), StandardCharsets.UTF_8);
                Advice advice = EditReply.read(PARENT, answer);
                assertThat(advice.edits()).as("seed %d", seed).doesNotContainNull();
                assertThat(TaggedText.first(answer, "prompt"))
                        .as("seed %d", seed)
                        .isNotNull();
            }
        });
    }
}

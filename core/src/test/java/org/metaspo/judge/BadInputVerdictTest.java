package org.metaspo.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metaspo.Spoiler;
import org.metaspo.task.JudgeKind;
import org.metaspo.testbed.Trials;

/** Whatever a judge model answers, it is a verdict or none. */
class BadInputVerdictTest {
    private static final byte[] GOOD =
            "{\"reason\": \"It names {question} and $1, \\\\ too.\", \"verdict\": \"correct\"}"
                    .getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(JudgeKind.class)
    void anyAnswerIsAVerdictOrNone(JudgeKind kind) {
        assertTimeoutPreemptively(Duration.ofMinutes(9), () -> {
            long first = Trials.first();
            for (long seed = first; seed < first + Trials.count(200, 3_500); seed++) {
                String answer = new String(new Spoiler(new Random(seed)).spoil(GOOD), StandardCharsets.UTF_8);
                Optional<Vote> vote = Vote.read(kind, answer);
                assertThat(vote).as("seed %d", seed).isNotNull();
            }
        });
    }
}

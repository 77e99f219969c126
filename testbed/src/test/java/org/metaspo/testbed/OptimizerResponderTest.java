package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptimizerResponderTest {
    private static final int REQUESTS = 1000;
    private final OptimizerResponder optimizer = OptimizerResponder.standard(4);

    private static String reply(OptimizerResponder optimizer, String request) {
        return Objects.requireNonNull(
                optimizer.answer(Calls.call("You improve prompts.", request)).text());
    }

    private static double share(OptimizerResponder optimizer, Predicate<String> what) {
        return IntStream.range(0, REQUESTS)
                        .mapToObj(i -> reply(optimizer, "Improve {question}, number " + i))
                        .filter(what)
                        .count()
                / (double) REQUESTS;
    }

    @Test
    void proposesAPromptOfOneToThreePhrases() {
        for (int i = 0; i < 50; i++) {
            String reply = reply(optimizer, "Improve the system prompt, number " + i);
            assertThat(reply).containsSubsequence("<analysis>", "</analysis>", "<prompt>", "</prompt>");
            assertThat(optimizer.phrases().stream().filter(reply::contains).count())
                    .isBetween(1L, 3L);
            assertThat(reply).doesNotContain("{question}", "<answer>");
        }
    }

    @Test
    void writesATemplateIfTheRequestSpeaksOfOne() {
        assertThat(reply(optimizer, "Improve the user prompt. Keep {question}."))
                .containsSubsequence("<prompt>", "{question}", "<answer>", "</prompt>");
    }

    @Test
    void givesTheSameRequestTheSameReplyAndOthersOthers() {
        assertThat(reply(optimizer, "one")).isEqualTo(reply(OptimizerResponder.standard(4), "one"));
        Set<String> replies = new HashSet<>();
        IntStream.range(0, 100).forEach(i -> replies.add(reply(optimizer, "request " + i)));
        assertThat(replies).hasSizeGreaterThan(60);
    }

    @Test
    void mayVaryByAttempt() {
        ChatCall first = Calls.call("s", "one");
        Set<String> steady = new HashSet<>();
        Set<String> varying = new HashSet<>();
        for (int attempt = 1; attempt <= 20; attempt++) {
            ChatCall again = new ChatCall(
                    first.route(),
                    "m",
                    "s",
                    first.users(),
                    null,
                    null,
                    null,
                    Choices.FREE,
                    first.body(),
                    first.digest(),
                    attempt,
                    attempt);
            steady.add(Objects.requireNonNull(optimizer.answer(again).text()));
            varying.add(Objects.requireNonNull(
                    optimizer.varyingByAttempt().answer(again).text()));
        }
        assertThat(steady).hasSize(1);
        assertThat(varying).hasSizeGreaterThan(10);
    }

    @Test
    void makesMistakesAsOftenAsItIsTold() {
        assertThat(share(optimizer, reply -> !reply.contains("<prompt>"))).isZero();
        assertThat(share(optimizer, reply -> !reply.contains("{question}"))).isZero();
        assertThat(share(optimizer.untagged(0.2), reply -> !reply.contains("<prompt>")))
                .isCloseTo(0.2, within(0.05));
        assertThat(share(optimizer.withoutPlaceholder(0.3), reply -> !reply.contains("{question}")))
                .isCloseTo(0.3, within(0.05));
    }

    @Test
    void needsPhrases() {
        assertThatThrownBy(() -> new OptimizerResponder(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

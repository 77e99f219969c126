package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.metaspo.journal.Identity;
import org.metaspo.model.Message;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;

class RequestsTest {
    private static ModelSettings settings(@Nullable Long seed, boolean constrained, int concurrency) {
        return new ModelSettings(
                "openai",
                "a-model",
                null,
                null,
                0.0,
                seed,
                64,
                null,
                Duration.ofSeconds(concurrency),
                concurrency,
                constrained,
                null);
    }

    private static Request request(ModelSettings settings, String sample) {
        return new Requests(Role.TASK, settings).of("Be brief.", "Well?", sample, List.of("yes", "no"));
    }

    @Test
    void eachSampleHasASeedOfItsOwn() {
        Long first = request(settings(7L, false, 1), "0").parameters().seed();
        assertThat(first)
                .isEqualTo(request(settings(7L, false, 1), "0").parameters().seed());
        assertThat(first)
                .isNotEqualTo(request(settings(7L, false, 1), "1").parameters().seed());
        assertThat(first)
                .isNotEqualTo(request(settings(8L, false, 1), "0").parameters().seed());
        assertThat(first).isBetween(0L, (long) Integer.MAX_VALUE);
        assertThat(request(settings(null, false, 1), "0").parameters().seed()).isNull();
    }

    @Test
    void choicesAreSentWhereAnswersAreConstrained() {
        assertThat(request(settings(null, true, 1), "0").parameters().choices()).containsExactly("yes", "no");
        assertThat(request(settings(null, false, 1), "0").parameters().choices())
                .isEmpty();
    }

    @Test
    void anEmptySystemPromptIsNoMessage() {
        Request bare = new Requests(Role.TASK, settings(null, false, 1)).of("", "Well?", "0", List.of());
        assertThat(bare.messages()).containsExactly(Message.user("Well?"));
    }

    @Test
    void whereAndHowFastIsNoPartOfTheIdentity() {
        assertThat(Identity.of(request(settings(7L, false, 1), "0")))
                .isEqualTo(Identity.of(request(settings(7L, false, 64), "0")));
    }

    /** 9 and 5 bytes of messages, 3 + 4 and 2 + 4 of choices, 100 for the template; and all the output allowed. */
    @Test
    void theWorstCaseCoversEverythingThatIsSent() {
        assertThat(WorstCase.usage(request(settings(null, false, 1), "0"))).isEqualTo(Usage.of(114, 64));
        assertThat(WorstCase.usage(request(settings(null, true, 1), "0"))).isEqualTo(Usage.of(127, 64));
    }
}

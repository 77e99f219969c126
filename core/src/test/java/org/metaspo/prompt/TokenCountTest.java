package org.metaspo.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenCountTest {
    @Test
    void tokensAreCountedAndMarkersAreText() {
        assertThat(TokenCount.of("")).isZero();
        assertThat(TokenCount.of("You are a helpful assistant.")).isEqualTo(6);
        assertThat(TokenCount.of("<|endoftext|>")).isGreaterThan(1);
    }

    @Property(tries = 50)
    void theShortcutAgreesWithTheCount(@ForAll String text, @ForAll @IntRange(min = 0, max = 60) int most) {
        assertThat(TokenCount.exceeds(text, most)).isEqualTo(TokenCount.of(text) > most);
    }
}

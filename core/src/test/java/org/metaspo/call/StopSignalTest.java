package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metaspo.call.RunStoppedException.Kind;

@Timeout(20)
class StopSignalTest {
    private final StopSignal stop = new StopSignal();

    @Test
    void unaskedItLetsEverythingPass() {
        assertThat(stop.isAsked()).isFalse();
        assertThatCode(stop::check).doesNotThrowAnyException();
        assertThatCode(() -> stop.rest(Duration.ofMillis(1))).doesNotThrowAnyException();
    }

    @Test
    void theFirstReasonCounts() {
        stop.ask("Ctrl-C");
        stop.ask("Ctrl-C again");
        assertThat(stop.isAsked()).isTrue();
        assertThatThrownBy(stop::check).isInstanceOfSatisfying(RunStoppedException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED);
            assertThat(e.reason()).isEqualTo("Ctrl-C");
        });
    }

    @Test
    void itWakesWhoRests() {
        Thread.ofVirtual().start(() -> stop.ask("enough"));
        assertThatThrownBy(() -> stop.rest(Duration.ofHours(1))).isInstanceOf(RunStoppedException.class);
    }

    @Test
    void aHaltEndsRestsUntilTheNextBlock() {
        stop.halt();
        assertThatThrownBy(() -> stop.rest(Duration.ofHours(1))).isInstanceOf(HaltedException.class);
        assertThatThrownBy(stop::checkGoOn).isInstanceOf(HaltedException.class);
        assertThatCode(stop::check).as("a halt is no stop of the run").doesNotThrowAnyException();

        stop.endHalt();
        assertThatCode(stop::checkGoOn).doesNotThrowAnyException();
    }
}

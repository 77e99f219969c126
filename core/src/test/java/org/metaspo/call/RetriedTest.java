package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.ask;
import static org.metaspo.call.Questions.overloaded;
import static org.metaspo.call.Questions.paid;
import static org.metaspo.call.Questions.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.ProviderFailedException;

class RetriedTest {
    private final List<Duration> waits = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private int attempts;

    private Retried failing(int times, PassingFaultException fault) {
        return new Retried(events::add, waits::add, (identity, request) -> {
            attempts++;
            if (attempts <= times) {
                throw fault;
            }
            return paid("answer");
        });
    }

    @Test
    void anAnswerNeedsOneAttempt() throws InterruptedException {
        assertThat(ask(failing(0, overloaded()), request("Well?"))).isEqualTo(paid("answer"));
        assertThat(waits).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void passingFaultsAreWaitedOutBelowADoublingBound() throws InterruptedException {
        assertThat(ask(failing(5, overloaded()), request("Well?"))).isEqualTo(paid("answer"));
        assertThat(attempts).isEqualTo(6);
        assertThat(waits).hasSize(5);
        for (int i = 0; i < waits.size(); i++) {
            assertThat(waits.get(i)).isBetween(Duration.ZERO, Duration.ofSeconds(1L << i));
        }
        assertThat(events).hasSize(5).contains(new Event.AttemptFailed("task", "Overloaded."));
    }

    @Test
    void afterTheLastAttemptThereIsNoAnswer() {
        assertThatThrownBy(() -> ask(failing(6, overloaded()), request("Well?")))
                .isInstanceOf(UnansweredException.class)
                .hasMessage("Overloaded. (after 6 attempts)");
        assertThat(attempts).isEqualTo(Retried.ATTEMPTS);
        assertThat(waits).hasSize(5);
    }

    @Test
    void whatTheProviderAsksForIsWaited() throws InterruptedException {
        Duration asked = Duration.ofSeconds(7);
        ask(failing(2, new PassingFaultException("Slow down.", 429, asked)), request("Well?"));
        assertThat(waits).hasSize(2).allSatisfy(wait -> assertThat(wait).isBetween(asked, asked.plusMillis(100)));
    }

    @Test
    void aWaitOfHoursEndsTheRun() {
        PassingFaultException fault = new PassingFaultException("Slow down.", 429, Duration.ofHours(2));
        assertThatThrownBy(() -> ask(failing(2, fault), request("Well?")))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("Slow down.")
                .hasMessageContaining("120 minutes; resume the run after that");
        assertThat(waits).isEmpty();
    }

    @Test
    void aFailureForGoodIsNotRepeated() {
        Retried retried = new Retried(Listener.NONE, waits::add, (identity, request) -> {
            attempts++;
            throw new ProviderFailedException("Wrong key.");
        });
        assertThatThrownBy(() -> ask(retried, request("Well?"))).isInstanceOf(ProviderFailedException.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aStopEndsTheWaiting() {
        StopSignal stop = new StopSignal();
        Retried retried = new Retried(event -> stop.ask("enough"), stop::rest, (identity, request) -> {
            throw new PassingFaultException("Slow down.", 429, Duration.ofMinutes(9));
        });
        assertThatThrownBy(() -> ask(retried, request("Well?")))
                .isInstanceOfSatisfying(
                        RunStoppedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    }
}

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
import org.metaspo.model.RateLimits;

class RetriedTest {
    private final List<Duration> waits = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Duration clock = Duration.ZERO;
    private final Pacer pacer = new Pacer(Questions.endpoint(8, Questions::echo), () -> clock.toNanos());
    private int attempts;

    private void rest(Duration time) {
        waits.add(time);
        clock = clock.plus(time);
    }

    private Retried failing(int times, PassingFaultException fault) {
        return new Retried(pacer, events::add, this::rest, (identity, request) -> {
            attempts++;
            if (attempts <= times) {
                throw fault;
            }
            return paid("answer");
        });
    }

    private static PassingFaultException broken() {
        return new PassingFaultException("Broken.", 500, null);
    }

    private void otherCallsAreAnswered() {
        clock = clock.plusNanos(1);
        pacer.answered(RateLimits.NONE);
    }

    @Test
    void anAnswerNeedsOneAttempt() throws InterruptedException {
        assertThat(ask(failing(0, broken()), request("Well?"))).isEqualTo(paid("answer"));
        assertThat(waits).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void passingFaultsAreWaitedOutBelowADoublingBound() throws InterruptedException {
        assertThat(ask(failing(8, broken()), request("Well?"))).isEqualTo(paid("answer"));
        assertThat(attempts).isEqualTo(9);
        assertThat(waits).hasSize(8);
        for (int i = 0; i < waits.size(); i++) {
            assertThat(waits.get(i)).isBetween(Duration.ZERO, Duration.ofSeconds(Math.min(60, 1L << i)));
        }
        assertThat(events).hasSize(8).contains(new Event.AttemptFailed("task", "Broken."));
    }

    @Test
    void whereTheEndpointIsOverloadedPacingHoldsAllCallsBackAndThisOneWaitsNoLonger() throws InterruptedException {
        ask(failing(3, overloaded()), request("Well?"));
        assertThat(waits).containsOnly(Duration.ZERO).hasSize(3);
    }

    @Test
    void whileOthersAreAnsweredTheTwelfthAttemptIsTheLast() {
        Retried retried = new Retried(pacer, events::add, this::rest, (identity, request) -> {
            attempts++;
            otherCallsAreAnswered();
            throw broken();
        });
        assertThatThrownBy(() -> ask(retried, request("Well?")))
                .isInstanceOf(UnansweredException.class)
                .hasMessage("Broken. (after 12 attempts)");
        assertThat(attempts).isEqualTo(Retried.ATTEMPTS);
        assertThat(waits).hasSize(11);
    }

    @Test
    void whileNobodyIsAnsweredACallOutlastsTheOutage() throws InterruptedException {
        Duration outage = Duration.ofMinutes(9);
        Retried retried = new Retried(pacer, events::add, this::rest, (identity, request) -> {
            attempts++;
            if (clock.compareTo(outage) < 0) {
                throw broken();
            }
            return paid("answer");
        });
        assertThat(ask(retried, request("Well?"))).isEqualTo(paid("answer"));
        assertThat(attempts).isGreaterThan(Retried.ATTEMPTS);
    }

    @Test
    void tenMinutesWithoutAnyAnswerEndTheRun() {
        assertThatThrownBy(() -> ask(failing(Integer.MAX_VALUE, broken()), request("Well?")))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("Broken. Nothing was answered for 10 minutes.")
                .hasMessageContaining("resume the run");
        assertThat(clock).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void anOutageOfFiveMinutesIsOutlasted() throws InterruptedException {
        Duration back = Duration.ofMinutes(5);
        Retried retried = new Retried(pacer, events::add, this::rest, (identity, request) -> {
            attempts++;
            if (clock.compareTo(back) < 0) {
                throw new PassingFaultException("Refused.", 0, null);
            }
            return paid("answer");
        });
        assertThat(ask(retried, request("Well?"))).isEqualTo(paid("answer"));
        assertThat(clock).isBetween(back, back.plusMinutes(1));
    }

    @Test
    void anEndpointThatWasNeverThereIsAWrongAddress() {
        PassingFaultException nobody = PassingFaultException.unreachable("Nobody there.");
        assertThatThrownBy(() -> ask(failing(Integer.MAX_VALUE, nobody), request("Well?")))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("It was never reached since the start. Check `base-url`");
        assertThat(clock).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    @Test
    void anEndpointThatWasThereMayComeBack() throws InterruptedException {
        otherCallsAreAnswered();
        PassingFaultException nobody = PassingFaultException.unreachable("Nobody there.");
        Retried retried = new Retried(pacer, events::add, this::rest, (identity, request) -> {
            if (clock.compareTo(Duration.ofMinutes(5)) < 0) {
                throw nobody;
            }
            return paid("answer");
        });
        assertThat(ask(retried, request("Well?"))).isEqualTo(paid("answer"));
    }

    @Test
    void anOutageIsNotHammeredThoughTheEndpointAsksForNoWait() {
        PassingFaultException noWait = new PassingFaultException("Full.", 503, Duration.ZERO);
        assertThatThrownBy(() -> ask(failing(Integer.MAX_VALUE, noWait), request("Well?")))
                .isInstanceOf(ProviderFailedException.class);
        assertThat(attempts).isLessThan(200);
    }

    @Test
    void whatTheProviderAsksForIsWaited() throws InterruptedException {
        Duration asked = Duration.ofSeconds(7);
        ask(failing(2, new PassingFaultException("Slow down.", 500, asked)), request("Well?"));
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
        Retried retried = new Retried(pacer, Listener.NONE, this::rest, (identity, request) -> {
            attempts++;
            throw new ProviderFailedException("Wrong key.");
        });
        assertThatThrownBy(() -> ask(retried, request("Well?"))).isInstanceOf(ProviderFailedException.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aStopEndsTheWaiting() {
        StopSignal stop = new StopSignal();
        Retried retried = new Retried(pacer, event -> stop.ask("enough"), stop::rest, (identity, request) -> {
            throw new PassingFaultException("Slow down.", 500, Duration.ofMinutes(9));
        });
        assertThatThrownBy(() -> ask(retried, request("Well?")))
                .isInstanceOfSatisfying(
                        RunStoppedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    }
}

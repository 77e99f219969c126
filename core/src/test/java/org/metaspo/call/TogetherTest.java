package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.echo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.event.Listener;
import org.metaspo.journal.Journal;
import org.metaspo.journal.StopRecord;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/** Several ways at once: each with blocks of its own, all of them one block of the run. */
@Timeout(30)
class TogetherTest {
    @TempDir
    Path directory;

    private Journal journal;

    @BeforeEach
    void create() {
        journal = Journal.create(directory.resolve("journal.db"), Map.of());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @FunctionalInterface
    private interface Model {
        Answer ask(Request request) throws InterruptedException;
    }

    private Calls live(Model model) {
        Endpoint endpoint = Questions.endpoint(8, request -> {
            try {
                return model.ask(request);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return Calls.live(
                journal, Map.of(Role.TASK, endpoint), new Budget(Caps.NONE, Map.of()), new StopSignal(), Listener.NONE);
    }

    private static String ask(Calls calls, String... questions) {
        List<Request> requests =
                List.of(questions).stream().map(Questions::request).toList();
        return calls.evaluate(Stage.TRAIN, "block", requests).getLast().text();
    }

    @Test
    void oneWaysSecondBlockGoesOutWhileAnothersFirstIsUnderWay() {
        CountDownLatch second = new CountDownLatch(1);
        Calls calls = live(request -> {
            String question = request.messages().getLast().text();
            if (question.equals("second")) {
                second.countDown();
            }
            if (question.equals("slow")) {
                assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
            }
            return echo(request);
        });
        List<Supplier<String>> ways =
                List.of(() -> ask(calls, "slow"), () -> ask(calls, "first") + ask(calls, "second"));

        assertThat(calls.together("both", ways)).containsExactly("SLOW", "FIRSTSECOND");
    }

    @Test
    void whatTheyUsedCountsInTheOrderOfTheWays() {
        Calls calls = live(Questions::echo);
        List<Supplier<String>> ways = List.of(() -> ask(calls, "a", "b"), () -> ask(calls, "b", "c"));
        calls.together("both", ways);

        RoleUsage usage = calls.ledger().usage(Role.TASK);
        assertThat(usage.evaluations()).isEqualTo(4);
        assertThat(usage.calls()).isEqualTo(3);
        assertThat(usage.cachedCalls()).isEqualTo(1);
        assertThat(calls.stop(RunStoppedException.Kind.BUDGET, "why").blocks())
                .as("all of it is one block")
                .isEqualTo(1);
    }

    @Test
    void aReplayThatStopsThereHasNothingOfIt() {
        Calls calls = live(Questions::echo);
        List<Supplier<String>> ways = List.of(() -> ask(calls, "a"), () -> ask(calls, "b"));
        calls.together("both", ways);
        Calls replayed = Calls.replayed(
                journal,
                Map.of(Role.TASK, Questions.endpoint(8, Questions::echo)),
                List.of(new StopRecord(0, "both", "budget", "why")),
                Listener.NONE);

        assertThatThrownBy(() -> replayed.together("both", List.of(() -> ask(replayed, "a"))))
                .isInstanceOf(RunStoppedException.class);
        assertThat(replayed.ledger().distinctAnswers()).isZero();
    }

    @Test
    void theFailureOfOneWayEndsAll() {
        Calls calls = live(Questions::echo);
        List<Supplier<String>> ways = List.of(() -> ask(calls, "a") + ask(calls, "b"), () -> {
            throw new IllegalArgumentException("this one");
        });

        assertThatThrownBy(() -> calls.together("both", ways)).hasMessage("this one");
        assertThat(calls.ledger().usage(Role.TASK).evaluations()).isZero();
        assertThat(ask(calls, "c")).as("the next block begins anew").isEqualTo("C");
    }

    @Test
    void noneOfThemGoesSeveralWaysItself() {
        Calls calls = live(Questions::echo);
        List<Supplier<String>> inner = List.of(() -> ask(calls, "a"));

        assertThatThrownBy(() -> calls.together("outer", List.of(() -> calls.together("inner", inner))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inner");
    }

    @Test
    void imaginedTheyTakeAsLongAsTheLongestOrAsTheEndpointIsBusy() {
        Imagination second = new Imagination() {
            @Override
            public Answer answer(Request request) {
                return echo(request);
            }

            @Override
            public double seconds(Request request, Answer answer) {
                return 1;
            }

            @Override
            public boolean countsRepeats() {
                return false;
            }
        };
        ImaginedCalls wide = new ImaginedCalls(Map.of(Role.TASK, Questions.endpoint(8, Questions::echo)), second);
        wide.together("both", List.of(() -> ask(wide, "a") + ask(wide, "b"), () -> ask(wide, "c")));
        ImaginedCalls narrow = new ImaginedCalls(Map.of(Role.TASK, Questions.endpoint(1, Questions::echo)), second);
        narrow.together("both", List.of(() -> ask(narrow, "a") + ask(narrow, "b"), () -> ask(narrow, "c")));

        assertThat(wide.seconds()).isEqualTo(2);
        assertThat(narrow.seconds()).isEqualTo(3);
    }
}

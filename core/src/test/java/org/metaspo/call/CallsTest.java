package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.atOnce;
import static org.metaspo.call.Questions.echo;
import static org.metaspo.call.Questions.request;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.event.Event;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.StopRecord;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.PromptCache;
import org.metaspo.model.Provider;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;

@Timeout(30)
class CallsTest {
    @TempDir
    Path directory;

    private final StopSignal stop = new StopSignal();
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger sent = new AtomicInteger();
    private Journal journal;

    @BeforeEach
    void create() {
        journal = Journal.create(directory.resolve("journal.db"), Map.of());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Calls live(Provider provider) {
        Endpoint endpoint = Questions.endpoint(8, request -> {
            sent.incrementAndGet();
            return provider.ask(request);
        });
        Map<Role, Endpoint> endpoints = Map.of(Role.TASK, endpoint, Role.OPTIMIZER, endpoint);
        return Calls.live(journal, endpoints, new Budget(Caps.NONE, Map.of()), stop, events::add);
    }

    private Calls replayed(StopRecord... stops) {
        Provider nobody = request -> {
            throw new AssertionError("replay asks nobody");
        };
        Map<Role, Endpoint> endpoints = Map.of(Role.TASK, Questions.endpoint(8, nobody));
        return Calls.replayed(journal, endpoints, List.of(stops), events::add);
    }

    private static List<Request> questions(int count) {
        return IntStream.range(0, count).mapToObj(i -> request("question " + i)).toList();
    }

    private static List<String> texts(List<Answer> answers) {
        return answers.stream().map(Answer::text).toList();
    }

    @Test
    void answersComeInTheOrderAskedHoweverTheyArrive() {
        Calls calls = live(request -> {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
            return echo(request);
        });
        assertThat(texts(calls.evaluate(Stage.TRAIN, "start", questions(100))))
                .isEqualTo(
                        IntStream.range(0, 100).mapToObj(i -> "QUESTION " + i).toList());
    }

    @Test
    void theFirstCallUnderAPromptIsAnsweredBeforeOthersGoOut() {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        List<String> early = Collections.synchronizedList(new ArrayList<>());
        Provider keeping = new Provider() {
            @Override
            public Answer ask(Request request) {
                String prompt = request.messages().getFirst().text().substring(0, 41);
                if (!request.messages().getFirst().text().endsWith(" 0") && !answered.contains(prompt)) {
                    early.add(request.messages().getFirst().text());
                }
                LockSupport.parkNanos(500_000);
                answered.add(prompt);
                return echo(request);
            }

            @Override
            public PromptCache promptCache() {
                return new PromptCache(10, false, true);
            }
        };
        Calls calls = Calls.live(
                journal,
                Map.of(Role.TASK, Questions.endpoint(8, keeping)),
                new Budget(Caps.NONE, Map.of()),
                stop,
                events::add);
        List<Request> block = new ArrayList<>();
        for (String prompt : List.of("a", "b", "c")) {
            IntStream.range(0, 30).forEach(i -> block.add(request(prompt.repeat(41) + " " + i)));
        }

        List<Answer> answers = calls.evaluate(Stage.TRAIN, "start", block);

        assertThat(early).isEmpty();
        assertThat(texts(answers))
                .as("in the order asked all the same")
                .isEqualTo(block.stream()
                        .map(request -> request.messages().getFirst().text().toUpperCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void equalQuestionsAreAskedOnceAndCountedAsCached() {
        Calls calls = live(Questions::echo);
        Request same = request("same");
        calls.evaluate(Stage.TRAIN, "start", List.of(same, request("other"), same));
        calls.evaluate(Stage.TEST, "test", List.of(same));
        assertThat(sent.get()).isEqualTo(2);
        RoleUsage usage = calls.ledger().usage(Role.TASK);
        assertThat(usage).isEqualTo(new RoleUsage(4, 2, 2, 0, Usage.of(20, 10), new BigDecimal("40.000000")));
        assertThat(calls.ledger().evaluations()).isEqualTo(Map.of(Stage.TRAIN, 3L, Stage.TEST, 1L));
        assertThat(calls.ledger().distinctAnswers()).isEqualTo(2);
        assertThat(calls.ledger().usage(Role.JUDGE)).isEqualTo(RoleUsage.NONE);
    }

    @Test
    void whatTheJournalHoldsIsNotAskedAndStillCountsAsACall() {
        live(Questions::echo).evaluate(Stage.TRAIN, "start", questions(3));
        Calls again = live(Questions::echo);
        again.evaluate(Stage.TRAIN, "start", questions(4));
        assertThat(sent.get()).isEqualTo(4);
        assertThat(again.ledger().usage(Role.TASK).calls()).isEqualTo(4);
        assertThat(events.stream().filter(new Event.CallEnded("task", "answered", true)::equals))
                .hasSize(3);
    }

    private Calls deafTo(int count) {
        return live(request -> {
            String user = request.messages().getFirst().text();
            if (Integer.parseInt(user.substring("question ".length())) < count) {
                throw atOnce();
            }
            return echo(request);
        });
    }

    @Test
    void oneInTwoHundredMayStayUnanswered() {
        List<Answer> answers = deafTo(1).evaluate(Stage.TRAIN, "start", questions(200));
        assertThat(answers.getFirst()).isEqualTo(new Answer(Outcome.UNANSWERED, "", Usage.NONE));
        assertThat(answers.subList(1, 200)).allMatch(answer -> answer.outcome() == Outcome.ANSWERED);
        assertThat(sent.get()).isEqualTo(199 + Retried.ATTEMPTS);
        assertThat(replayed().evaluate(Stage.TRAIN, "start", questions(200))).isEqualTo(answers);
    }

    @Test
    void moreUnansweredEndTheRunAndAreAskedAgainWhenItIsResumed() {
        assertThatThrownBy(() -> deafTo(2).evaluate(Stage.TRAIN, "start", questions(200)))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("More than 0.5 %")
                .hasMessageContaining("Overloaded. (after 12 attempts)")
                .hasMessageContaining("resume the run");
        for (Request request : questions(2)) {
            assertThat(journal.holds(Identity.of(request))).isFalse();
        }
        assertThat(texts(live(Questions::echo).evaluate(Stage.TRAIN, "start", questions(200))))
                .hasSize(200)
                .startsWith("QUESTION 0", "QUESTION 1");
    }

    @Test
    void inASmallBlockNoneMayStayUnanswered() {
        assertThatThrownBy(() -> deafTo(1).evaluate(Stage.TRAIN, "start", questions(199)))
                .isInstanceOf(ProviderFailedException.class);
    }

    @Test
    void aFailureForGoodEndsTheBlockAndKeepsWhatWasAnswered() {
        Calls calls = live(request -> {
            if (request.messages().getFirst().text().equals("question 5")) {
                throw new ProviderFailedException("Wrong key.");
            }
            return echo(request);
        });
        assertThatThrownBy(() -> calls.evaluate(Stage.TRAIN, "start", questions(1000)))
                .hasMessage("Wrong key.");
        assertThat(sent.get()).isBetween(1, 999);
        assertThat(journal.size()).isEqualTo(sent.get() - 1);
        assertThat(calls.ledger().usage(Role.TASK))
                .as("only complete blocks count")
                .isEqualTo(RoleUsage.NONE);
        assertThat(calls.stop(Kind.FAILED, "Wrong key.")).isEqualTo(new StopRecord(0, "start", "failed", "Wrong key."));
    }

    @Test
    void anOrderlyStopLetsWhatIsOnTheWireFinish() {
        CountDownLatch asked = new CountDownLatch(1);
        Calls calls = live(request -> {
            if (sent.get() == 8) {
                stop.ask("enough");
                asked.countDown();
            }
            asked.await();
            return echo(request);
        });
        assertThatThrownBy(() -> calls.evaluate(Stage.TRAIN, "start", questions(100)))
                .isInstanceOf(RunStoppedException.class)
                .hasMessage("enough");
        assertThat(sent.get()).isEqualTo(8);
        assertThat(journal.size()).isEqualTo(8);
    }

    /** A stop with a cap: nobody may wait for what a call holds that never went out. */
    @Test
    void anOrderlyStopUnderACapEnds() {
        Endpoint endpoint = Questions.endpoint(2, request -> {
            sent.incrementAndGet();
            stop.ask("enough");
            return echo(request);
        });
        Budget budget = new Budget(new Caps(null, 700L, null, Map.of()), Map.of());
        Calls calls = Calls.live(journal, Map.of(Role.TASK, endpoint), budget, stop, events::add);
        assertThatThrownBy(() -> calls.evaluate(Stage.TRAIN, "start", questions(20)))
                .isInstanceOf(RunStoppedException.class)
                .hasMessage("enough");
        assertThat(journal.spending(Role.TASK).attempts()).isEqualTo(sent.get());
        assertThat(budget.spent()).isEqualTo(journal.spending(Role.TASK));
    }

    @Test
    void chainsRunSideBySideAndCountInTheirOrder() {
        CountDownLatch both = new CountDownLatch(2);
        Calls calls = live(request -> {
            both.countDown();
            both.await(); // each chain waits for the other
            return echo(request);
        });
        Chain<String> slow = asker -> {
            Answer first = asker.ask(request(Role.OPTIMIZER, "a"));
            return asker.ask(request(Role.OPTIMIZER, first.text() + " then b")).text();
        };
        Chain<String> fast = asker -> asker.ask(request(Role.OPTIMIZER, "c")).text();
        assertThat(calls.sideBySide("proposals", "outer/1", List.of(slow, fast)))
                .containsExactly("A THEN B", "C");
        RoleUsage usage = calls.ledger().usage(Role.OPTIMIZER);
        assertThat(usage.evaluations()).isZero();
        assertThat(usage.calls()).isEqualTo(3);
        assertThat(events).contains(new Event.BlockStarted("proposals", "outer/1", 2));
    }

    @Test
    void aChainSeesWhatItsReplayWillSee() {
        Calls calls = live(request -> Questions.answer("cut \ud83d"));
        Chain<String> chain = asker -> asker.ask(request(Role.OPTIMIZER, "a")).text();
        List<String> seen = calls.sideBySide("proposals", "outer/1", List.of(chain));
        assertThat(replayed().sideBySide("proposals", "outer/1", List.of(chain)))
                .isEqualTo(seen);
    }

    @Test
    void aChainCannotGoOnWithoutAnAnswer() {
        CountDownLatch failedOnce = new CountDownLatch(1);
        CountDownLatch otherAnswered = new CountDownLatch(1);
        Calls calls = live(request -> {
            if (request.messages().getFirst().text().equals("other")) {
                failedOnce.await();
                return echo(request);
            }
            if (failedOnce.getCount() == 0) {
                otherAnswered.await();
            }
            failedOnce.countDown();
            throw atOnce();
        });
        Chain<String> chain = asker -> asker.ask(request(Role.OPTIMIZER, "a")).text();
        Chain<String> other = asker -> {
            String text = asker.ask(request(Role.OPTIMIZER, "other")).text();
            otherAnswered.countDown();
            return text;
        };
        assertThatThrownBy(() -> calls.sideBySide("proposals", "outer/1", List.of(chain, other)))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("The optimizer model gave no answer")
                .hasMessageContaining("then resume the run");
    }

    @Test
    void aReplayAsksNobody() {
        live(Questions::echo).evaluate(Stage.TRAIN, "start", questions(3));
        Calls replay = replayed();
        assertThat(texts(replay.evaluate(Stage.TRAIN, "start", questions(3))))
                .containsExactly("QUESTION 0", "QUESTION 1", "QUESTION 2");
        assertThatThrownBy(() -> replay.evaluate(Stage.TRAIN, "next", questions(4)))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining("no answer for a request of the task model (sample 0)");
    }

    @Test
    void aReplayStopsWhereTheRunStopped() {
        Calls calls = live(Questions::echo);
        calls.evaluate(Stage.TRAIN, "start", questions(3));
        calls.evaluate(Stage.TRAIN, "outer/1", questions(5));
        stop.ask("enough");
        assertThatThrownBy(() -> calls.evaluate(Stage.TRAIN, "outer/2", questions(5)))
                .isInstanceOf(RunStoppedException.class);
        StopRecord record = calls.stop(Kind.INTERRUPTED, "enough");
        assertThat(record).isEqualTo(new StopRecord(2, "outer/2", "interrupted", "enough"));

        Calls replay = replayed(record);
        replay.evaluate(Stage.TRAIN, "start", questions(3));
        replay.evaluate(Stage.TRAIN, "outer/1", questions(5));
        assertThatThrownBy(() -> replay.evaluate(Stage.TRAIN, "outer/2", questions(5)))
                .isInstanceOfSatisfying(RunStoppedException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED);
                    assertThat(e.reason()).isEqualTo("enough");
                });
    }

    @Test
    void aRoleWithoutAModelIsABug() {
        assertThatThrownBy(() ->
                        live(Questions::echo).evaluate(Stage.TRAIN, "start", List.of(request(Role.JUDGE, "?"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("judge");
    }

    @Test
    void aPassingFaultOfOneAttemptIsNoFailureOfTheCall() {
        Calls calls = live(request -> {
            if (sent.get() == 1) {
                throw atOnce();
            }
            return echo(request);
        });
        assertThat(texts(calls.evaluate(Stage.TRAIN, "start", questions(1)))).containsExactly("QUESTION 0");
    }
}

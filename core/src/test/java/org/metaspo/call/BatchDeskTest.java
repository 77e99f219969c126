package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.echo;
import static org.metaspo.call.Questions.request;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.event.Listener;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.Spending;
import org.metaspo.model.Answer;
import org.metaspo.model.Batches;
import org.metaspo.model.Outcome;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.Provider;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/** Blocks that are handed in as batches, and what a kill, a stop or an expiry does to them. */
@Timeout(30)
class BatchDeskTest {
    @TempDir
    Path directory;

    private final Desk desk = new Desk();
    private StopSignal stop = new StopSignal();
    private Journal journal;

    /** A provider of batches in memory, which outlives the processes of the run. */
    private static final class Desk implements Batches {
        final Map<String, List<Item>> batches = new LinkedHashMap<>();
        final Map<String, String> marks = new HashMap<>();
        final List<Runnable> looks = new ArrayList<>();
        int expiring;
        int most = 100;
        Set<String> never = Set.of();
        Set<String> refused = Set.of();

        @Nullable
        String refusal;

        @Nullable
        RuntimeException afterSubmit;

        boolean takes = true;

        List<Item> items(String batch) {
            return batches.getOrDefault(batch, List.of());
        }

        @Override
        public int mostRequests() {
            return most;
        }

        @Override
        public long mostBytes() {
            return 1 << 20;
        }

        @Override
        public long bytes(Request request) {
            return 100;
        }

        @Override
        public String submit(String marker, List<Item> items) {
            String name = "batch-" + (batches.size() + 1);
            if (takes) {
                batches.put(name, List.copyOf(items));
                marks.put(marker, name);
            }
            if (afterSubmit != null) {
                RuntimeException once = afterSubmit;
                afterSubmit = null;
                throw once;
            }
            return name;
        }

        @Override
        public List<String> find(String marker, Instant since, int requests) {
            String name = marks.get(marker);
            return name == null ? List.of() : List.of(name);
        }

        @Override
        public Progress look(String batch) {
            long all = items(batch).size();
            if (!looks.isEmpty()) {
                looks.removeFirst().run();
                return new Progress(false, 0, all);
            }
            return new Progress(true, all, all, refusal);
        }

        private Result result(Item item) {
            if (refused.contains(item.id())) {
                return new Result.Refused("no such model");
            }
            return expiring-- > 0 ? new Result.Missing("it expired") : new Result.Answered(echo(item.request()));
        }

        @Override
        public Map<String, Result> results(String batch, Map<String, Request> requests) {
            Map<String, Result> results = new HashMap<>();
            for (Item item : items(batch)) {
                if (requests.containsKey(item.id()) && !never.contains(item.id())) {
                    results.put(item.id(), result(item));
                }
            }
            return results;
        }
    }

    @BeforeEach
    void create() {
        journal = Journal.create(directory.resolve("journal.db"), Map.of());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Calls calls(Caps caps) {
        Provider provider = new Provider() {
            @Override
            public Answer ask(Request request) {
                throw new AssertionError("nothing is asked one by one");
            }

            @Override
            public Batches batches() {
                return desk;
            }
        };
        Budget budget = new Budget(caps, Map.of(Role.TASK, journal.spending(Role.TASK)));
        return Calls.live(journal, Map.of(Role.TASK, Questions.endpoint(4, provider)), budget, stop, Listener.NONE);
    }

    /** Ends this process of the run, and begins the next. */
    private void restart() {
        journal.close();
        stop = new StopSignal();
        journal = Journal.open(directory.resolve("journal.db"));
    }

    private static List<Request> questions(int count) {
        return IntStream.range(0, count).mapToObj(i -> request("question " + i)).toList();
    }

    private List<Answer> ask(int count) {
        return calls(Caps.NONE).evaluate(Stage.TRAIN, "start", questions(count));
    }

    private static List<Answer> answers(int count) {
        return questions(count).stream().map(Questions::echo).toList();
    }

    @Test
    void aBlockIsHandedInAsOne() {
        assertThat(ask(50)).isEqualTo(answers(50));

        assertThat(desk.batches).hasSize(1);
        assertThat(journal.batches().open(Role.TASK)).isEmpty();
        assertThat(journal.spending(Role.TASK))
                .as("each answer at what it came to")
                .isEqualTo(new Spending(
                        50, 50 * 15L, Questions.PRICE.of(Questions.USAGE).multiply(BigDecimal.valueOf(50))));
    }

    @Test
    void whatIsRecordedIsNotHandedInAgain() {
        ask(20);
        assertThat(ask(30)).isEqualTo(answers(30));

        assertThat(desk.items("batch-2")).hasSize(10);
    }

    @Test
    void aBlockLargerThanABatchIsHandedInInParts() {
        desk.most = 20;

        assertThat(ask(50)).isEqualTo(answers(50));
        assertThat(desk.batches.values()).extracting(List::size).containsExactly(20, 20, 10);
    }

    @Test
    void aBatchThatAKillLeftIsWaitedFor() {
        desk.looks.add(() -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> ask(10)).hasMessage("killed");
        assertThat(journal.spending(Role.TASK).attempts()).as("in flight").isEqualTo(10);
        restart();

        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches).hasSize(1);
        assertThat(journal.spending(Role.TASK).tokens()).isEqualTo(150);
    }

    @Test
    void aBatchWhoseNameNeverCameIsFoundByItsMark() {
        desk.afterSubmit = new IllegalStateException("killed before its name was noted");
        assertThatThrownBy(() -> ask(10)).hasMessageContaining("killed");
        restart();

        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches).hasSize(1);
    }

    @Test
    void aBatchThatNeverArrivedIsHandedInAgain() {
        desk.takes = false;
        desk.afterSubmit = new IllegalStateException("killed before it was sent");
        assertThatThrownBy(() -> ask(10)).hasMessageContaining("killed");
        desk.takes = true;
        restart();

        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches).hasSize(1);
        assertThat(journal.spending(Role.TASK).attempts()).isEqualTo(10);
    }

    @Test
    void whereTheLineBrokeTheBatchIsLookedForFirst() {
        desk.afterSubmit = new PassingFaultException("the line broke", 0, null);

        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches).hasSize(1);
    }

    @Test
    void whatExpiredIsHandedInAgain() {
        desk.expiring = 4;

        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches.values()).extracting(List::size).containsExactly(10, 4);
        assertThat(journal.spending(Role.TASK))
                .extracting(Spending::attempts, Spending::tokens)
                .containsExactly(14L, 150L);
    }

    @Test
    void whatNeverComesIsUnanswered() {
        desk.never = Set.of(Identity.of(request("question 7")).toString());
        desk.most = 1000;

        List<Answer> answers = ask(400);

        assertThat(answers.get(7).outcome()).isEqualTo(Outcome.UNANSWERED);
        assertThat(answers)
                .filteredOn(answer -> answer.outcome() == Outcome.ANSWERED)
                .hasSize(399);
        assertThat(desk.batches.values()).extracting(List::size).containsExactly(400, 1, 1);
        assertThat(desk.batches).hasSize(BatchDesk.ROUNDS);
    }

    @Test
    void tooManyThatNeverComeEndTheRun() {
        desk.never = Set.of(Identity.of(request("question 7")).toString());

        assertThatThrownBy(() -> ask(10))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("1 calls came back from batches without one");
    }

    @Test
    void aRefusalForGoodEndsTheRunAndLeavesNothingToWaitFor() {
        desk.refused = Set.of(Identity.of(request("question 3")).toString());

        assertThatThrownBy(() -> ask(10))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessage("no such model");
        assertThat(journal.size()).as("what was answered is kept").isEqualTo(9);
        desk.refused = Set.of();
        restart();

        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches.values()).extracting(List::size).containsExactly(10, 1);
    }

    @Test
    void aBatchThatTheProviderDoesNotTakeEndsTheRunOnce() {
        desk.refusal = "too many tokens are waiting";
        assertThatThrownBy(() -> ask(10))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessage("too many tokens are waiting");
        desk.refusal = null;
        restart();

        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches).hasSize(2);
        assertThat(journal.spending(Role.TASK)).extracting(Spending::tokens).isEqualTo(150L);
    }

    /** A cap ended the search while a batch was under way; another block comes first after that. */
    @Test
    void whatAnotherBlockAskedForIsKeptForIt() {
        desk.looks.add(() -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> ask(10)).hasMessage("killed");
        restart();

        assertThat(ask(4)).isEqualTo(answers(4));
        assertThat(journal.batches().open(Role.TASK)).hasSize(1);
        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches).hasSize(1);
        assertThat(journal.batches().open(Role.TASK)).isEmpty();
    }

    @Test
    void aStopLeavesTheBatchRunning() {
        desk.looks.add(() -> stop.ask("Ctrl-C"));
        assertThatThrownBy(() -> ask(10))
                .isInstanceOf(RunStoppedException.class)
                .hasMessageContaining("Ctrl-C");
        assertThat(journal.batches().open(Role.TASK)).hasSize(1);
        restart();

        assertThat(ask(10)).isEqualTo(answers(10));
        assertThat(desk.batches).hasSize(1);
    }

    @Test
    void aBlockThatNoCapHoldsIsNotHandedIn() {
        assertThatThrownBy(() -> calls(new Caps(null, 1000L, null, null, Map.of()))
                        .evaluate(Stage.TRAIN, "start", questions(10)))
                .isInstanceOf(RunStoppedException.class)
                .hasMessageContaining("budget.tokens = 1000");
        assertThat(desk.batches).isEmpty();
    }

    @Test
    void itemsOfOneBatchAreAskedByIdsThatEveryProviderTakes() {
        ask(3);

        assertThat(desk.items("batch-1"))
                .extracting(Batches.Item::id)
                .allMatch(id -> id.matches("[a-zA-Z0-9_-]{1,64}"))
                .doesNotHaveDuplicates();
        assertThat(desk.marks.keySet()).allMatch(mark -> mark.matches("metaspo-[0-9a-f]{32}"));
        assertThat(Set.copyOf(desk.marks.values())).containsExactly("batch-1");
    }
}

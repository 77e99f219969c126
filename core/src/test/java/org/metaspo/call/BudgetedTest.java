package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.answer;
import static org.metaspo.call.Questions.ask;
import static org.metaspo.call.Questions.request;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.call.Exchange.Paid;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.event.Event;
import org.metaspo.journal.Journal;
import org.metaspo.journal.JournalException;
import org.metaspo.journal.Spending;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Role;

/** Whatever comes of an attempt, nothing stays held. */
@Timeout(20)
class BudgetedTest {
    private static final Caps CAPS = new Caps(10L, null, null, Map.of());

    /** "Well?" has 5 bytes, 100 are for the template, 50 for the answer. */
    private static final Spending WORST = new Spending(1, 155, new BigDecimal("205.000000"));

    private static final BigDecimal COST = new BigDecimal("20.000000");

    @TempDir
    Path directory;

    private final Budget budget = new Budget(CAPS, Map.of());
    private final List<Event> events = new ArrayList<>();
    private Journal journal;

    @BeforeEach
    void create() {
        journal = Journal.create(directory.resolve("journal.db"), Map.of());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Budgeted before(Exchange next) {
        return new Budgeted(budget, journal, Questions.endpoint(1, Questions::echo), events::add, next);
    }

    /** What a process that came after a kill would find spent. */
    private Spending journaled() {
        return journal.spending(Role.TASK);
    }

    @Test
    void theWorstCaseIsNotedBeforeTheAttemptGoesOut() throws InterruptedException {
        List<Spending> during = new ArrayList<>();
        Paid paid = ask(
                before((identity, request) -> {
                    during.add(journaled());
                    return new Paid(answer("Yes."), 0, BigDecimal.ZERO);
                }),
                request("Well?"));
        assertThat(during).containsExactly(WORST);
        assertThat(paid).isEqualTo(new Paid(answer("Yes."), 1, COST));
        assertThat(budget.spent()).isEqualTo(new Spending(1, 15, COST));
        assertThat(events).containsExactly(new Event.Spent(1, 15, COST));
    }

    @Test
    void withoutCapsNothingIsReserved() throws InterruptedException {
        Budget open = new Budget(Caps.NONE, Map.of());
        Exchange next = (identity, request) -> {
            assertThat(journaled()).isEqualTo(Spending.NONE);
            return new Paid(answer("Yes."), 0, BigDecimal.ZERO);
        };
        Paid paid = ask(
                new Budgeted(open, journal, Questions.endpoint(1, Questions::echo), events::add, next),
                request("Well?"));
        assertThat(paid.attempt()).isZero();
        assertThat(open.spent().attempts()).isEqualTo(1);
    }

    @Test
    void aFaultWithAStatusCostsAnAttemptAndNoTokens() {
        Budgeted budgeted = before((identity, request) -> {
            throw new PassingFaultException("Overloaded.", 503, null);
        });
        assertThatThrownBy(() -> ask(budgeted, request("Well?"))).isInstanceOf(PassingFaultException.class);
        assertSpent(new Spending(1, 0, BigDecimal.ZERO));
    }

    @Test
    void aBrokenLineMayHaveCostEverything() {
        Budgeted budgeted = before((identity, request) -> {
            throw new PassingFaultException("Connection reset.", 0, null);
        });
        assertThatThrownBy(() -> ask(budgeted, request("Well?"))).isInstanceOf(PassingFaultException.class);
        assertSpent(WORST);
    }

    @Test
    void aRefusedKeyCostsAnAttemptAndNoTokens() {
        Budgeted budgeted = before((identity, request) -> {
            throw new ProviderFailedException("Wrong key.");
        });
        assertThatThrownBy(() -> ask(budgeted, request("Well?"))).isInstanceOf(ProviderFailedException.class);
        assertSpent(new Spending(1, 0, BigDecimal.ZERO));
    }

    @Test
    void anAttemptThatAStopKeptBackCostsNothing() {
        Budgeted budgeted = before((identity, request) -> {
            throw new RunStoppedException(Kind.INTERRUPTED, "enough");
        });
        assertThatThrownBy(() -> ask(budgeted, request("Well?"))).isInstanceOf(RunStoppedException.class);
        assertSpent(Spending.NONE);
    }

    @Test
    void whatEndsInABugIsSettledAtItsWorstCase() {
        Budgeted budgeted = before((identity, request) -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> ask(budgeted, request("Well?"))).isInstanceOf(IllegalStateException.class);
        assertSpent(WORST);
    }

    @Test
    void aBrokenJournalLetsNothingOut() {
        Budgeted budgeted = before((identity, request) -> {
            throw new AssertionError("went out");
        });
        journal.close();
        assertThatThrownBy(() -> ask(budgeted, request("Well?"))).isInstanceOf(JournalException.class);
        assertNothingHeld();
    }

    private void assertSpent(Spending spending) {
        assertThat(budget.spent()).isEqualTo(spending);
        assertThat(journaled()).isEqualTo(spending);
        assertNothingHeld();
    }

    /** All that is left can be held at once, without waiting for anybody. */
    private void assertNothingHeld() {
        long left = 10 - budget.spent().attempts();
        try {
            budget.hold(Role.TASK, new Spending(left, 0, BigDecimal.ZERO));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package org.metaspo.call;

import java.math.BigDecimal;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.Spending;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;

/**
 * Holds the worst case of each attempt before it goes out - in memory for this process, in the journal for one that
 * comes after a kill - and settles both on what was reported.
 */
final class Budgeted implements Exchange {
    private static final Spending UNBILLED = new Spending(1, 0, BigDecimal.ZERO);

    /** What ends the run. */
    private static final String REFUSED = "refused for good";

    private final Budget budget;
    private final Journal journal;
    private final Endpoint endpoint;
    private final Listener listener;
    private final Exchange next;

    Budgeted(Budget budget, Journal journal, Endpoint endpoint, Listener listener, Exchange next) {
        this.budget = budget;
        this.journal = journal;
        this.endpoint = endpoint;
        this.listener = listener;
        this.next = next;
    }

    @Override
    public Paid ask(Identity identity, Request request) throws InterruptedException {
        Role role = request.role();
        Spending worst = WorstCase.of(request, endpoint);
        budget.hold(role, worst);
        Spending actual = worst; // what holds after an error of ours, when nobody knows what went out
        try {
            long attempt = budget.isCapped() ? journal.reserve(role, worst.tokens(), worst.usd()) : 0;
            try {
                Paid paid = next.ask(identity, request);
                Usage usage = paid.answer().usage();
                BigDecimal usd = endpoint.cost(usage);
                actual = new Spending(1, usage.tokens(), usd);
                return new Paid(paid.answer(), attempt, usd, paid.kept());
            } catch (PassingFaultException fault) {
                // Without a status nobody knows whether the provider worked, and billed, before the line broke.
                actual = fault.status() == 0 ? worst : UNBILLED;
                journal.failed(attempt, role, actual.tokens(), actual.usd(), fault.name());
                throw fault;
            } catch (ProviderFailedException refused) {
                actual = UNBILLED;
                journal.failed(attempt, role, actual.tokens(), actual.usd(), REFUSED);
                throw refused;
            } catch (RunStoppedException | HaltedException unsent) {
                actual = Spending.NONE;
                journal.withdrawn(attempt);
                throw unsent;
            }
        } finally {
            // Whatever happened: others may wait for what is held here.
            settle(role, worst, actual);
        }
    }

    private void settle(Role role, Spending worst, Spending actual) {
        budget.settle(role, worst, actual);
        Spending spent = budget.spent();
        listener.on(new Event.Spent(spent.attempts(), spent.tokens(), spent.usd()));
    }
}

package org.metaspo.call;

import java.math.BigDecimal;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.Spending;
import org.metaspo.model.Answer;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/**
 * Holds the worst case of each attempt before it goes out - in memory for this process, in the journal for one that
 * comes after a kill - and settles both on what was reported.
 */
final class Budgeted implements Exchange {
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
        long attempt = budget.isCapped() ? journal.reserve(role, worst.tokens(), worst.usd()) : 0;
        try {
            Answer answer = next.ask(identity, request).answer();
            BigDecimal usd = endpoint.cost(answer.usage());
            settle(role, worst, new Spending(1, answer.usage().tokens(), usd));
            return new Paid(answer, attempt, usd);
        } catch (PassingFaultException fault) {
            // Without a status nobody knows whether the provider worked, and billed, before the line broke.
            fail(role, attempt, worst, fault.status() == 0 ? worst : new Spending(1, 0, BigDecimal.ZERO));
            throw fault;
        } catch (ProviderFailedException refused) {
            fail(role, attempt, worst, new Spending(1, 0, BigDecimal.ZERO));
            throw refused;
        }
    }

    private void fail(Role role, long attempt, Spending worst, Spending actual) {
        journal.failed(attempt, role, actual.tokens(), actual.usd());
        settle(role, worst, actual);
    }

    private void settle(Role role, Spending worst, Spending actual) {
        budget.settle(role, worst, actual);
        Spending spent = budget.spent();
        listener.on(new Event.Spent(spent.attempts(), spent.tokens(), spent.usd()));
    }
}

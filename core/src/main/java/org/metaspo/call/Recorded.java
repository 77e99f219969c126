package org.metaspo.call;

import java.math.BigDecimal;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;

/** Answers from the journal what it holds, and writes there what comes from outside before anything uses it. */
final class Recorded implements Exchange {
    private final Journal journal;
    private final Exchange next;

    Recorded(Journal journal, Exchange next) {
        this.journal = journal;
        this.next = next;
    }

    @Override
    public Paid ask(Identity identity, Request request) throws InterruptedException {
        Answer known = journal.find(identity);
        if (known != null) {
            return new Paid(known, 0, BigDecimal.ZERO);
        }
        Paid paid = next.ask(identity, request);
        try {
            if (paid.reused()) {
                journal.reuse(identity, request, paid.answer());
            } else {
                journal.record(identity, request, paid.answer(), paid.attempt(), paid.usd());
            }
        } finally {
            paid.kept().run();
        }
        return paid;
    }
}

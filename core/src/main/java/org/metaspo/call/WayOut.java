package org.metaspo.call;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.metaspo.event.Listener;
import org.metaspo.journal.Journal;

/** The order of the steps, from the inside out. */
final class WayOut {
    private WayOut() {}

    /**
     * The way out of one role's calls.
     *
     * @param pacer shared by all roles that ask the same endpoint
     * @param gate shut by a stop, or at the end of the time
     * @param reusing puts the step before the others that takes answers of earlier runs
     */
    static Exchange of(
            Endpoint endpoint,
            Pacer pacer,
            Journal journal,
            Budget budget,
            Gate gate,
            Listener listener,
            UnaryOperator<Exchange> reusing) {
        Exchange provider =
                (identity, request) -> new Exchange.Paid(endpoint.provider().ask(request), 0, BigDecimal.ZERO);
        Exchange deadline = new Deadline(endpoint.timeout(), provider);
        Runnable goOn = () -> {
            gate.check();
            journal.requireWritable();
        };
        Exchange pacing = new Paced(pacer, endpoint.provider(), goOn, deadline);
        Exchange budgeted = new Budgeted(budget, journal, endpoint, listener, pacing);
        Exchange retried = new Retried(pacer, listener, gate::rest, budgeted);
        Exchange recorded = new Recorded(journal, reusing.apply(retried));
        return new SingleFlight(recorded);
    }

    /** No way out: replay answers from the journal alone. */
    static Exchange closed(Journal journal) {
        return new Recorded(journal, (identity, request) -> {
            throw new NotRecordedException("the journal holds no answer for a request of the "
                    + request.role().key() + " model (sample " + request.sample()
                    + "): this program, or its configuration, asks other questions than the recorded run did,"
                    + " or that run was cut off before its end and not resumed.");
        });
    }
}

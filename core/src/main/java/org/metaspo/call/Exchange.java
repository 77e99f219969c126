package org.metaspo.call;

import java.math.BigDecimal;
import org.metaspo.journal.Identity;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;

/** One step of a call's way out: does its part and hands the rest to the next step. */
@FunctionalInterface
interface Exchange {
    /**
     * What came back, and what the journal must settle with it.
     *
     * @param answer the answer
     * @param attempt the reserved attempt that brought it, 0 where none was reserved
     * @param usd its exact cost, 0 where no price is known
     * @param kept gives back what is held until the answer is recorded
     * @param reused whether an earlier run has paid for it
     */
    record Paid(Answer answer, long attempt, BigDecimal usd, Runnable kept, boolean reused) {
        Paid(Answer answer, long attempt, BigDecimal usd, Runnable kept) {
            this(answer, attempt, usd, kept, false);
        }

        Paid(Answer answer, long attempt, BigDecimal usd) {
            this(answer, attempt, usd, Paid::nothing);
        }

        /** What an earlier run has paid for. */
        static Paid before(Answer answer) {
            return new Paid(answer, 0, BigDecimal.ZERO, Paid::nothing, true);
        }

        private static void nothing() {}
    }

    Paid ask(Identity identity, Request request) throws InterruptedException;
}

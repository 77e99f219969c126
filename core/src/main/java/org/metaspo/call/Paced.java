package org.metaspo.call;

import org.metaspo.journal.Identity;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.Provider;
import org.metaspo.model.Request;

/**
 * Lets attempts onto the wire as their endpoint can take them. A permit is held while bytes are on the wire, and on until
 * the answer is recorded, so that a kill repeats no more calls than there are permits.
 */
final class Paced implements Exchange {
    private final Pacer pacer;
    private final Provider provider;
    private final Runnable goOn;
    private final Exchange next;

    /**
     * A step that paces.
     *
     * @param provider is asked what its endpoint said of its limits
     * @param goOn fails where nothing new may go out
     */
    Paced(Pacer pacer, Provider provider, Runnable goOn, Exchange next) {
        this.pacer = pacer;
        this.provider = provider;
        this.goOn = goOn;
        this.next = next;
    }

    @Override
    public Paid ask(Identity identity, Request request) throws InterruptedException {
        Pacer.Permit permit = pacer.enter(request, goOn);
        boolean answered = false;
        try {
            Paid paid = next.ask(identity, request);
            answered = true;
            pacer.answered(provider.limits());
            return new Paid(paid.answer(), paid.attempt(), paid.usd(), () -> pacer.leave(permit));
        } catch (PassingFaultException fault) {
            pacer.complained(fault, permit);
            throw fault;
        } finally {
            if (!answered) {
                pacer.leave(permit);
            }
        }
    }
}

package org.metaspo.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Port: one model behind one endpoint. Thread-safe. One call of {@link #ask} is one attempt on the wire. */
public interface Provider extends AutoCloseable {
    /**
     * Asks once, without any retry.
     *
     * @return an answer with any outcome but {@link Outcome#UNANSWERED}
     * @throws PassingFaultException a fault that a later attempt may not meet: rate limit, server trouble, network
     * @throws ProviderFailedException a fault that no other request of this run could pass: key, model, credit
     * @throws InterruptedException the thread was interrupted: a deadline or a stop, not a fault
     */
    Answer ask(Request request) throws InterruptedException;

    /** Where it is, without any secret; null for a process of our own, and where nobody knows. */
    @Nullable
    default URI address() {
        return null;
    }

    /** What the endpoint said last about its limits, as far as it does. */
    default RateLimits limits() {
        return RateLimits.NONE;
    }

    /** How its endpoint keeps the beginnings of prompts; null where it does not, or nothing is known of it. */
    @Nullable
    default PromptCache promptCache() {
        return null;
    }

    /** Where whole blocks of calls are handed in instead of being asked one by one; null where they are not. */
    @Nullable
    default Batches batches() {
        return null;
    }

    /** Gives back connections and child processes. */
    @Override
    default void close() {}
}

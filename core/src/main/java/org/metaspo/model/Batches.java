package org.metaspo.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Port: an endpoint that takes many requests at once and answers them within a day, at a lower price. All methods fail as
 * {@link Provider#ask} does: with {@link PassingFaultException}, with {@link ProviderFailedException}, or interrupted.
 */
public interface Batches {
    /**
     * One request of a batch.
     *
     * @param id what tells its answer, at most 64 letters, digits, hyphens and underlines
     */
    record Item(String id, Request request) {}

    /**
     * How far a batch is.
     *
     * @param ended whether nothing more will come
     * @param done requests that are answered or have failed
     * @param all requests in it
     * @param refusal why the provider took none of it, with what to do; null where it did
     */
    record Progress(
            boolean ended, long done, long all, @Nullable String refusal) {
        /** Of a batch that was taken. */
        public Progress(boolean ended, long done, long all) {
            this(ended, done, all, null);
        }
    }

    /** What came of one request. */
    sealed interface Result {
        /** An answer, with any outcome but {@link Outcome#UNANSWERED}. */
        record Answered(Answer answer) implements Result {}

        /** None, for a reason that another batch may not meet: it expired, was cancelled, the server had trouble. */
        record Missing(String why) implements Result {}

        /** None, for a reason that no other request of the run would escape, with what to do. */
        record Refused(String why) implements Result {}
    }

    /** The most requests that one batch takes. */
    int mostRequests();

    /** The most bytes of requests that one batch takes. */
    long mostBytes();

    /** How long a request is in a batch, in bytes. */
    long bytes(Request request);

    /**
     * Hands in a batch, once.
     *
     * @param marker by which {@link #find} knows it again
     * @return the provider's name for it
     */
    String submit(String marker, List<Item> items) throws InterruptedException;

    /**
     * Looks for a batch whose submission was never confirmed.
     *
     * @param since when it was about to be handed in
     * @param requests how many requests it has
     * @return the provider's names of batches that may be it, the newest first; whose {@link #results} have its items is it
     */
    List<String> find(String marker, Instant since, int requests) throws InterruptedException;

    /** How far a batch is. */
    Progress look(String batch) throws InterruptedException;

    /**
     * What came of an ended batch.
     *
     * @param requests by the id of their item; others in the batch are left out
     * @return results by id; what is in no result was not answered
     */
    Map<String, Result> results(String batch, Map<String, Request> requests) throws InterruptedException;
}

package org.metaspo.call;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.event.Listener;
import org.metaspo.journal.Journal;
import org.metaspo.journal.StopRecord;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/**
 * The front of the room: blocks of calls. A block's answers come back complete and in the order asked, however they
 * arrived. Used by the search's thread alone, and by the ways that it goes {@link #together}.
 */
public sealed interface Calls permits JournaledCalls, ImaginedCalls {
    /** Calls that go out to providers where the journal has no answer. */
    static Calls live(
            Journal journal, Map<Role, Endpoint> endpoints, Budget budget, StopSignal stop, Listener listener) {
        return live(journal, endpoints, budget, stop, listener, null);
    }

    /**
     * The same with answers of earlier runs.
     *
     * @param reuse where they are; null for none
     */
    static Calls live(
            Journal journal,
            Map<Role, Endpoint> endpoints,
            Budget budget,
            StopSignal stop,
            Listener listener,
            @Nullable Reuse reuse) {
        return JournaledCalls.live(journal, endpoints, budget, stop, listener, reuse);
    }

    /**
     * Calls that the journal alone answers, up to the stops that it recorded.
     *
     * @param endpoints whose prices are used; nothing is asked of them
     */
    static Calls replayed(Journal journal, Map<Role, Endpoint> endpoints, List<StopRecord> stops, Listener listener) {
        return JournaledCalls.replayed(journal, endpoints, stops, listener);
    }

    /** What complete blocks used so far. */
    Ledger ledger();

    /** The record of a stop here and now. */
    StopRecord stop(Kind kind, String reason);

    /**
     * One block of evaluations.
     *
     * @param requests of one role
     * @return an answer each, in order; a request whose every attempt met a passing fault is {@link
     *     Outcome#UNANSWERED}
     * @throws RunStoppedException a cap or a person ended the run
     * @throws ProviderFailedException the provider failed for good, or left too many requests unanswered
     */
    List<Answer> evaluate(Stage stage, String place, List<Request> requests);

    /**
     * One block of calls that score nothing by themselves, such as verdicts on what was answered before; otherwise as
     * {@link #evaluate}.
     */
    List<Answer> ask(String stage, String place, List<Request> requests);

    /**
     * One block of chains, side by side.
     *
     * @return what each arrives at, in order
     * @throws RunStoppedException a cap or a person ended the run
     * @throws ProviderFailedException the provider failed for good, or left a request unanswered
     */
    <T> List<T> sideBySide(String stage, String place, List<Chain<T>> chains);

    /**
     * Goes several ways at once, each with blocks of its own, as one block: a stop leaves all of it or nothing. Nothing
     * that one way asks, or keeps, may depend on another one.
     *
     * @param ways what each does; none of them goes several ways again
     * @return what each arrives at, in order
     * @throws RunStoppedException a cap or a person ended the run
     * @throws ProviderFailedException the provider failed for good, or left too many requests unanswered
     */
    <T> List<T> together(String place, List<Supplier<T>> ways);
}

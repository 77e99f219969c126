package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.metaspo.call.Asker;
import org.metaspo.call.Calls;
import org.metaspo.call.Chain;
import org.metaspo.call.Requests;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.model.Request;

/**
 * The optimizer model, as proposals and advice ask it.
 *
 * @param requests makes its requests
 * @param rules for what it writes
 * @param listener hears of answers that cannot be used
 */
public record Optimizer(
        Calls calls, Requests requests, MetaPrompts metaPrompts, CandidateRules rules, Listener listener) {
    /** How often one call's content is asked for. */
    public static final int ATTEMPTS = 3;

    /** What its calls are for, beside the stages of evaluations. */
    public static final String STAGE = "proposals";

    /** What is asked for one brief. */
    @FunctionalInterface
    interface Work<T> {
        T of(Brief brief, Asker asker) throws InterruptedException;
    }

    /** Works on all briefs side by side; what comes of each, in their order. */
    <T> List<T> each(String place, List<? extends Brief> briefs, Work<T> work) {
        List<Chain<T>> chains = new ArrayList<>();
        for (Brief brief : briefs) {
            chains.add(asker -> work.of(brief, asker));
        }
        return calls.sideBySide(STAGE, place, chains);
    }

    /** The request for a brief, by its sample: one for each attempt. */
    Function<String, Request> request(Purpose purpose, Brief brief, String analysis) {
        MetaPrompt metaPrompt = metaPrompts.of(purpose);
        String user = metaPrompt.fill(Slots.of(brief, analysis, rules));
        return sample -> requests.of(metaPrompt.system(), user, sample, List.of());
    }

    void rejected(String sample, Rejection why) {
        listener.on(new Event.ProposalRejected(sample, why.key()));
    }
}

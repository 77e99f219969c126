package org.metaspo.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Something that happened during a run. Values are plain, so that a listener needs no other room. */
public sealed interface Event {
    /**
     * A run begins, or goes on.
     *
     * @param directory where it is kept
     */
    record RunStarted(String directory) implements Event {}

    /**
     * A block of evaluations or proposals begins.
     *
     * @param stage the stage's name in {@code result.json}
     * @param place where in the search, such as {@code outer/2}
     * @param calls answers that the block needs, recorded ones included
     */
    record BlockStarted(String stage, String place, int calls) implements Event {}

    /**
     * A call came to its end.
     *
     * @param role task, optimizer or judge
     * @param outcome how it ended
     * @param recorded whether the journal answered it, so that nothing went out
     */
    record CallEnded(String role, String outcome, boolean recorded) implements Event {}

    /** An attempt failed and will be repeated, or was the last one. */
    record AttemptFailed(String role, String message) implements Event {}

    /** What left for providers so far, by the wire's own count, earlier processes of the run included. */
    record Spent(long attempts, long tokens, BigDecimal usd) implements Event {}

    /** An optimizer's answer could not be used. */
    record ProposalRejected(String place, String reason) implements Event {}

    /**
     * A candidate has its selection score.
     *
     * @param kind system or user
     * @param place where it was proposed
     * @param score mean over the training items
     * @param kept whether it replaced the incumbent, or stays in its task's pool
     */
    record CandidateScored(String kind, String place, double score, boolean kept) implements Event {}

    /**
     * The whole search is known in size.
     *
     * @param evaluations training evaluations that the schedule plans, at most
     * @param optimizerCalls calls of the optimizer model that it plans, content retries apart
     * @param tests test evaluations that it plans, at most
     * @param judgeCalls calls of the judge model for the verdicts on all of them, content retries apart
     */
    record SearchPlanned(long evaluations, long optimizerCalls, long tests, long judgeCalls) implements Event {}

    /** A step outside the search takes a while. */
    record Working(String step, long done, long total) implements Event {}

    /** Something worth knowing that is no warning, in words for a person. */
    record Remark(String text) implements Event {}

    /** Something that the user should know. */
    record Notice(String text) implements Event {}

    /** The run came to its end. */
    record RunEnded(String status, @Nullable String reason) implements Event {}
}

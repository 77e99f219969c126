package org.metaspo.method;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;

/**
 * What became of one candidate.
 *
 * @param place where it was proposed; unique within a run
 * @param kind system or user
 * @param task the task of a user prompt, null for system prompts
 * @param parent place of the candidate that it was made from; null for initial prompts, and for those made from none
 * @param method how it was made: start, failures, demonstrations, paraphrase, or the edit
 * @param text the prompt; null where no attempt gave a valid one
 * @param analysis why the parent failed, or what was changed, in the proposer's words
 * @param shown ids of the examples that the proposer saw
 * @param rejections what was wrong with attempts
 * @param cards scores; empty where it was not scored
 * @param why why it was not kept; null where it replaced the incumbent, or entered its task's pool
 */
public record CandidateRecord(
        String place,
        String kind,
        @Nullable String task,
        @Nullable String parent,
        String method,
        @Nullable String text,
        String analysis,
        List<String> shown,
        List<String> rejections,
        List<Scorecard> cards,
        @Nullable String why) {
    /** Whether it replaced the incumbent, or entered its task's pool. */
    public boolean kept() {
        return why == null;
    }

    /** The same record, named after the search that it belongs to where a run has several. */
    public CandidateRecord within(String search) {
        return new CandidateRecord(
                search + "/" + place,
                kind,
                task,
                parent == null ? null : search + "/" + parent,
                method,
                text,
                analysis,
                shown,
                rejections,
                cards,
                why);
    }
}

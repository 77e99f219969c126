package org.metaspo.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scored;
import org.metaspo.method.CandidateRecord;

/**
 * One line of {@code candidates.jsonl}.
 *
 * @param place where it was proposed; unique within a run
 * @param kind system or user
 * @param task the task of a user prompt, null for system prompts
 * @param parent place of the candidate that it was made from; null for initial prompts, and for those made from none
 * @param method how it was made: start, failures, demonstrations, paraphrase, or the edit
 * @param prompt its text, null where no attempt gave a valid one
 * @param analysis why the parent failed, or what was changed, in the proposer's words
 * @param failuresShown ids of the examples that the proposer saw: failures, or demonstrations
 * @param scores selection scores on the items that the search chose by: optimistic, no claim
 * @param kept whether it replaced the incumbent, or entered its task's pool
 * @param whyRejected null where it was kept
 * @param rejectedAttempts what was wrong with earlier attempts
 */
public record CandidateLine(
        String place,
        String kind,
        @Nullable String task,
        @Nullable String parent,
        String method,
        @Nullable String prompt,
        String analysis,
        List<String> failuresShown,
        List<Score> scores,
        boolean kept,
        @Nullable String whyRejected,
        List<String> rejectedAttempts) {
    /** A score on one task's training items under one user prompt. */
    public record Score(String task, String userPrompt, double value, int n, int unparseable) {}

    /** The line of a candidate. */
    public static CandidateLine of(CandidateRecord record) {
        List<Score> scores = record.cards().stream()
                .map(card -> new Score(
                        card.pairing().task().name(),
                        card.pairing().userPrompt().template(),
                        card.score().doubleValue(),
                        card.n(),
                        card.count(Scored::isUnparseable)))
                .toList();
        return new CandidateLine(
                record.place(),
                record.kind(),
                record.task(),
                record.parent(),
                record.method(),
                record.text(),
                record.analysis(),
                record.shown(),
                scores,
                record.kept(),
                record.why(),
                record.rejections());
    }
}

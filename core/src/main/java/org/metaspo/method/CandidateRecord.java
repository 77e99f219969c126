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
 * @param parent place of the candidate that it was made from, null for initial prompts
 * @param text the prompt; null where no attempt gave a valid one
 * @param analysis why the parent failed, in the proposer's words
 * @param failures ids of the examples shown
 * @param rejections what was wrong with attempts
 * @param cards scores; empty where it was not scored
 * @param kept whether it replaced the incumbent, or entered its task's pool
 */
public record CandidateRecord(
        String place,
        String kind,
        @Nullable String task,
        @Nullable String parent,
        @Nullable String text,
        String analysis,
        List<String> failures,
        List<String> rejections,
        List<Scorecard> cards,
        boolean kept) {}

package org.metaspo.method;

/**
 * The sizes of a search, in the paper's letters.
 *
 * @param iterations N, rounds of inner and outer loop, 1 or more
 * @param systemCandidates M, system prompts proposed per outer loop, 1 or more
 * @param userCandidates m, user prompts proposed per task and inner loop, 0 or more
 * @param userPromptsKept k, user prompts kept per task, 1 or more
 * @param systemPromptsKept the beam of a search that keeps several system prompts, 1 or more
 */
public record Schedule(
        int iterations, int systemCandidates, int userCandidates, int userPromptsKept, int systemPromptsKept) {
    /** The sizes of a search that keeps one system prompt. */
    public Schedule(int iterations, int systemCandidates, int userCandidates, int userPromptsKept) {
        this(iterations, systemCandidates, userCandidates, userPromptsKept, 1);
    }
}

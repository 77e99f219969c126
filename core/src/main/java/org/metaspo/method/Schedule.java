package org.metaspo.method;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of a search, in the paper's letters.
 *
 * @param iterations N, rounds of inner and outer loop, 1 or more
 * @param systemCandidates M, system prompts proposed per outer loop, 1 or more
 * @param userCandidates m, user prompts proposed per task and inner loop, 0 or more
 * @param userPromptsKept k, user prompts kept per task, 1 or more
 * @param systemPromptsKept the beam of a search that keeps several system prompts, 1 or more
 * @param planned what an efficient schedule plans with; null for the reference schedule, and where nothing is planned
 */
public record Schedule(
        int iterations,
        int systemCandidates,
        int userCandidates,
        int userPromptsKept,
        int systemPromptsKept,
        @Nullable Planned planned) {
    /**
     * What an efficient schedule plans with.
     *
     * @param calls most evaluations on training and validation items, 1 or more
     * @param guard whether a candidate that is significantly worse on any one task is refused
     * @param proposals what they know
     */
    public record Planned(int calls, boolean guard, Proposals proposals) {
        public Planned {
            // A plan of an earlier version says nothing of them.
            proposals = Objects.requireNonNullElse(proposals, Proposals.ALL);
        }

        /** With proposals that know all. */
        public Planned(int calls, boolean guard) {
            this(calls, guard, Proposals.ALL);
        }
    }

    /** The sizes of a search that plans no number of evaluations. */
    public Schedule(
            int iterations, int systemCandidates, int userCandidates, int userPromptsKept, int systemPromptsKept) {
        this(iterations, systemCandidates, userCandidates, userPromptsKept, systemPromptsKept, null);
    }

    /** The sizes of a search that keeps one system prompt, too. */
    public Schedule(int iterations, int systemCandidates, int userCandidates, int userPromptsKept) {
        this(iterations, systemCandidates, userCandidates, userPromptsKept, 1);
    }
}

package org.metaspo.call;

import java.util.Locale;

/** What a block of evaluations is for; the names stand in {@code result.json}. */
public enum Stage {
    /** The initial prompts on the test split. */
    BASELINE,
    /** Candidates on the training split. */
    TRAIN,
    /** Candidates on the validation split. */
    VALIDATION,
    /** Optional looks at noise and ablation. */
    CHECKS,
    /** The kept user prompts on the test split, under the candidate (reference schedule). */
    SURVIVORS,
    /** The candidate on the test split (efficient schedule). */
    TEST;

    /** The name in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

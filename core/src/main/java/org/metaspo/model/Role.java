package org.metaspo.model;

import java.util.Locale;

/** What a model is used for. */
public enum Role {
    /** Answers the tasks' items: the deployed model. */
    TASK,
    /** Analyses failures and rewrites prompts. */
    OPTIMIZER,
    /** Grades free answers. */
    JUDGE;

    /** The name in configuration files and results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

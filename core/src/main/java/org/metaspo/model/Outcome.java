package org.metaspo.model;

import java.util.Locale;

/** How one call ended. Outcomes are data: each is journaled, counted and reported. */
public enum Outcome {
    /** A complete text. */
    ANSWERED,
    /** Cut by the output limit: scored as it stands, counted apart. */
    TRUNCATED,
    /** The model or a content filter refused. */
    REFUSED,
    /** The request does not fit the model's context. */
    TOO_LONG,
    /** Every attempt met a passing fault: no statement about the model, leaves every comparison. */
    UNANSWERED;

    /** The name in journals and results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

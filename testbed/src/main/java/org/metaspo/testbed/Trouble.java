package org.metaspo.testbed;

import java.util.Locale;

/** What a vendor says in its own words, with a status, headers and a body of its dialect. */
public enum Trouble implements Fault {
    /** The key is missing or wrong. */
    WRONG_KEY,
    /** There is no such model. */
    UNKNOWN_MODEL,
    /** Too many requests or tokens for now. */
    RATE_LIMIT,
    /** No credit or quota is left, so that no waiting helps. */
    NO_CREDIT,
    /** The request does not fit the model's context. */
    TOO_LONG,
    /** A filter holds the request back. */
    FILTERED,
    /** More than the server can serve at the moment. */
    OVERLOADED;

    /** The name in {@code dialects.json}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

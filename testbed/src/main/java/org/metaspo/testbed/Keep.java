package org.metaspo.testbed;

/** How much a {@link RequestLog} keeps in memory, and whether its file holds bodies. */
public enum Keep {
    /** Totals alone, for millions of requests. */
    TOTALS,
    /** An entry per request, without its body. */
    ENTRIES,
    /** An entry per request with its body. */
    BODIES
}

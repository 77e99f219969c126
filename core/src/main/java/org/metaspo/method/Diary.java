package org.metaspo.method;

/** Port: hears, in program order, what a search decides. */
public interface Diary {
    /** A candidate's fate is known. */
    void candidate(CandidateRecord record);

    /** A decision is complete. A search that is stopped later ends with the latest of these. */
    void decided(SearchState state);
}

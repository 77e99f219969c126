package org.metaspo.testbed;

/** A connection that does not carry the answer. Silence lasts until the client gives up or the testbed closes. */
public enum WireFault implements Fault {
    /** Not a byte comes back. */
    HANG_BEFORE_HEADERS,
    /** Headers and half of the body come, then nothing. */
    STALL_IN_BODY,
    /** The body comes byte by byte, so slowly that nobody waits for its end. */
    SLOW_DRIP,
    /** The connection closes without an answer. */
    RESET,
    /** Headers and half of the body come, then the connection closes. */
    SHORT_BODY;

    /** Whether the client sees a status. */
    boolean sendsHeaders() {
        return this == STALL_IN_BODY || this == SHORT_BODY || this == SLOW_DRIP;
    }

    /** Whether the connection stays open. */
    boolean staysSilent() {
        return this == HANG_BEFORE_HEADERS || this == STALL_IN_BODY;
    }
}

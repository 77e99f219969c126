package org.metaspo.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt failed in a way that a later attempt may not: 408, 409, 429, 5xx, a broken connection, a deadline. */
public final class PassingFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NO_STATUS = 0;

    /** What a fault says of the endpoint. */
    public enum Kind {
        /** Too many requests or tokens for now: 429, Groq's 498. */
        LIMITED,
        /** More than the endpoint can serve at the moment: 503, 529. */
        OVERLOADED,
        /** No answer in time: our deadline, 408, 504. */
        TIMED_OUT,
        /** Nobody is there: no such host, no connection, no TLS. */
        UNREACHABLE,
        /** Anything else that may pass: 500, a broken connection. */
        OTHER
    }

    private final int status;
    private final String name;
    private final Kind kind;

    @Nullable
    private final transient Duration retryAfter;

    /**
     * A fault.
     *
     * @param message what happened, without secrets
     * @param status the HTTP status, 0 where there was none
     * @param retryAfter how long the provider asks to wait, null where it does not say
     */
    public PassingFaultException(String message, int status, @Nullable Duration retryAfter) {
        this(message, status, retryAfter, status == 0 ? "broken connection" : "HTTP " + status, kind(status));
    }

    private PassingFaultException(String message, int status, @Nullable Duration retryAfter, String name, Kind kind) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
        this.name = name;
        this.kind = kind;
    }

    /** An attempt that was cut because it took too long. */
    public static PassingFaultException timedOut(String message) {
        return new PassingFaultException(message, NO_STATUS, null, "time-out", Kind.TIMED_OUT);
    }

    /** Nobody was there to be asked. */
    public static PassingFaultException unreachable(String message) {
        return new PassingFaultException(message, NO_STATUS, null, "unreachable", Kind.UNREACHABLE);
    }

    /** A good status without an answer in it. */
    static PassingFaultException unreadable(String message) {
        return new PassingFaultException(message, NO_STATUS, null, "no answer in the reply", Kind.OTHER);
    }

    /** A good status with an error in it. */
    static PassingFaultException errorInReply(String message, @Nullable Duration retryAfter) {
        return new PassingFaultException(message, NO_STATUS, retryAfter, "error in the reply", Kind.OTHER);
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 429, 498 -> Kind.LIMITED;
            case 503, 529 -> Kind.OVERLOADED;
            case 408, 504 -> Kind.TIMED_OUT;
            default -> Kind.OTHER;
        };
    }

    /** What faults of this sort are counted under, such as {@code HTTP 503}. */
    public String name() {
        return name;
    }

    /** What it says of the endpoint. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status, 0 where there was none. */
    public int status() {
        return status;
    }

    /** How long the provider asks to wait, null where it does not say. */
    @Nullable
    public Duration retryAfter() {
        return retryAfter;
    }
}

package org.metaspo.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt failed in a way that a later attempt may not: 408, 409, 429, 5xx, a broken connection, a deadline. */
public final class PassingFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    @Nullable
    private final transient Duration retryAfter;

    /**
     * @param message what happened, without secrets
     * @param status the HTTP status, 0 where there was none
     * @param retryAfter how long the provider asks to wait, null where it does not say
     */
    public PassingFaultException(String message, int status, @Nullable Duration retryAfter) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
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

package org.metaspo.http;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Tells an interrupt from a fault. A socket that is closed by an interrupt reports it in several ways ("Closed by
 * interrupt", "Request aborted"), all wrapped by the client's libraries.
 */
public final class Interruption {
    private Interruption() {}

    /** Throws where the failure came from an interrupt of this thread, and clears its mark as is usual. */
    public static void check(Throwable failure) throws InterruptedException {
        boolean marked = Thread.interrupted();
        for (Throwable cause = failure; cause != null && !marked; cause = cause.getCause()) {
            marked = cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException));
        }
        if (marked) {
            throw new InterruptedException("the call was interrupted");
        }
    }

    /** Throws where this thread is interrupted already: nothing is sent then. */
    public static void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the call");
        }
    }
}

package org.metaspo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.metaspo.journal.JournalException;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.OutageException;

/** What ends the program early, as words on standard error and an exit code. */
final class Failure {
    private final PrintWriter err;
    private final boolean debug;

    /** Reports to {@code err}; with {@code debug}, stack traces too, which are otherwise filed. */
    Failure(PrintWriter err, boolean debug) {
        this.err = err;
        this.debug = debug;
    }

    /** Says what happened, and returns the {@link ExitCode} that goes with it. */
    int report(Throwable failure) {
        return switch (failure) {
            case BadInputException e -> known(e, ExitCode.BAD_INPUT);
            case ProviderFailedException e -> known(e, ExitCode.PROVIDER_FAILED);
            case OutageException e -> known(e, ExitCode.PROVIDER_FAILED);
            case JournalException e -> known(e, ExitCode.UNEXPECTED);
            case InterruptedException e -> known(e, ExitCode.INTERRUPTED);
            case ExecutionException e -> reportCause(e);
            case CompletionException e -> reportCause(e);
            default -> unexpected(failure);
        };
    }

    /** Work that was handed to another thread hides what happened there behind an exception of its own. */
    private int reportCause(Exception wrapper) {
        Throwable cause = wrapper.getCause();
        return cause == null ? unexpected(wrapper) : report(cause);
    }

    private int known(Exception failure, int exitCode) {
        String message = failure.getMessage();
        err.println("metaspo: " + (message == null ? "interrupted." : message));
        if (debug) {
            failure.printStackTrace(err);
        }
        return exitCode;
    }

    private int unexpected(Throwable failure) {
        err.println("metaspo: unexpected: " + failure);
        err.println("This is a bug, or a fault of this machine (a full disk, too little memory). A run that had begun"
                + " keeps its answers and can be resumed.");
        if (debug) {
            failure.printStackTrace(err);
        } else {
            file(failure);
        }
        return ExitCode.UNEXPECTED;
    }

    private void file(Throwable failure) {
        try {
            StringWriter trace = new StringWriter();
            trace.write(String.join(System.lineSeparator(), new Version().getVersion()) + System.lineSeparator());
            failure.printStackTrace(new PrintWriter(trace, true));
            Path file = Files.createTempFile("metaspo-", "-stack-trace.txt");
            Files.writeString(file, trace.toString());
            err.println("If it is a bug, please report it with this stack trace: " + file);
        } catch (IOException e) {
            err.println("No stack trace could be filed (" + e + "), so here it is:");
            failure.printStackTrace(err);
        }
    }
}

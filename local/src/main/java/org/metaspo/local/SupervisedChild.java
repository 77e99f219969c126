package org.metaspo.local;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.metaspo.local.child.ChildFailedException;
import org.metaspo.local.child.ChildProcess;
import org.metaspo.model.LocalRuntime;
import org.metaspo.model.LocalRuntime.Progress;

/**
 * The running local model. A child that dies is started once more with the same port and key, so that a caller sees a
 * refused connection or two and its ordinary retry heals it. After a second death a {@link DownNotice} takes the port.
 */
final class SupervisedChild implements LocalRuntime.Endpoint {
    private final IntFunction<List<String>> command;
    private final String key;
    private final Progress progress;
    private final int port;
    private ChildProcess child;
    private boolean restarted;
    private boolean closed;
    private @Nullable DownNotice notice;

    private SupervisedChild(
            IntFunction<List<String>> command, String key, Progress progress, ChildProcess child, int port) {
        this.command = command;
        this.key = key;
        this.progress = progress;
        this.child = child;
        this.port = port;
    }

    /**
     * @param command the child's command line by port
     * @throws ChildFailedException it did not get ready
     */
    static SupervisedChild start(IntFunction<List<String>> command, Progress progress)
            throws ChildFailedException, InterruptedException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        ChildProcess child = ChildProcess.start(command.apply(0), key);
        SupervisedChild supervised = new SupervisedChild(command, key, progress, child, child.awaitReady());
        child.onExit(supervised::died);
        return supervised;
    }

    /** Runs on a thread of its own, one call per death. */
    private synchronized void died(int exitCode) {
        if (closed) {
            return;
        }
        String death = "the local model's process ended (exit code %d%s)"
                .formatted(exitCode, child.lastLine().isEmpty() ? "" : "; " + child.lastLine());
        if (restarted) {
            stayDown(death + " for the second time");
            return;
        }
        restarted = true;
        progress.at(death + "; starting it again", 0, 0);
        try {
            child = ChildProcess.start(command.apply(port), key);
            // Registered before it is ready: close() may kill it meanwhile.
            child.onExit(this::died);
        } catch (ChildFailedException e) {
            stayDown(death + "; " + e.getMessage());
        }
    }

    private synchronized void stayDown(String reason) {
        String advice = reason + "; resume the run to start it afresh, with fewer instances if memory is short";
        progress.at(advice, 0, 0);
        try {
            notice = new DownNotice(port, advice);
            notifyAll();
        } catch (IOException e) {
            progress.at("port " + port + " is taken: " + e.getMessage(), 0, 0);
        }
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port + "/v1");
    }

    @Override
    public String apiKey() {
        return key;
    }

    /** The process that answers now, or will when it is ready. */
    synchronized ChildProcess child() {
        return child;
    }

    /** Returns once the address says that the model stays down. */
    synchronized void awaitNotice() throws InterruptedException {
        while (notice == null) {
            wait();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        child.kill();
        if (notice != null) {
            notice.close();
        }
    }

    @Override
    public String toString() {
        return "local model at " + baseUrl();
    }
}

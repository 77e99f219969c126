package org.metaspo.local.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One child process from start to end. Its standard input stays open as long as this process lives: the child ends when
 * it closes. What it prints goes nowhere but into {@link #lastLine}
 * and into the failure message.
 */
public final class ChildProcess {
    private static final Pattern READY = Pattern.compile(Pattern.quote(ChildMain.READY) + " (\\d+)");

    /** Generous: a file of many gigabytes on a slow disk. */
    private static final int READY_SECONDS = 300;

    private final Process process;
    private final LastLines output = new LastLines();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    private ChildProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().name("local-model-output").daemon().unstarted(this::read);
    }

    /**
     * Starts the command and hands it the key.
     *
     * @throws ChildFailedException the command cannot be started
     */
    public static ChildProcess start(List<String> command, String key) throws ChildFailedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // With this variable a child would not end with its parent.
        builder.environment().remove(ChildMain.KEY_VARIABLE);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new ChildFailedException(-1, "its process cannot be started: " + e.getMessage(), "", e);
        }
        ChildProcess child = new ChildProcess(process);
        child.reader.start();
        try {
            OutputStream in = process.getOutputStream();
            in.write((key + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // It has ended already; why, stands in its output and is told by awaitReady.
            child.output.add(e.toString());
        }
        return child;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                }
            }
        } catch (IOException e) {
            output.add(e.toString());
        }
        port.completeExceptionally(new IOException("the process ended"));
    }

    /**
     * Waits for the port on which it answers. A child that does not get ready is killed.
     *
     * @throws ChildFailedException it ended, or was not ready in time
     */
    public int awaitReady() throws ChildFailedException, InterruptedException {
        boolean ready = false;
        try {
            int answered = port.get(READY_SECONDS, TimeUnit.SECONDS);
            ready = true;
            return answered;
        } catch (ExecutionException e) {
            int exitCode = process.waitFor();
            throw new ChildFailedException(exitCode, "its process ended with exit code " + exitCode, output.text(), e);
        } catch (TimeoutException e) {
            throw new ChildFailedException(
                    -1, "its process was not ready after " + READY_SECONDS + " s", output.text(), e);
        } finally {
            if (!ready) {
                kill();
            }
        }
    }

    /** Calls back on a thread of its own once the process has ended and all it said is known. */
    public void onExit(IntConsumer listener) {
        Thread.ofPlatform().name("local-model-watch").daemon().start(() -> {
            try {
                reader.join();
                listener.accept(process.waitFor());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The last line that it printed, empty if there is none. */
    public String lastLine() {
        return output.last();
    }

    /** The operating system's number of the process. */
    public long pid() {
        return process.pid();
    }

    /** At once, and waits for its end. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

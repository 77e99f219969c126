package org.metaspo.local;

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
import org.metaspo.local.child.ChildMain;

/**
 * One child process from start to end. Its standard input stays open as long as this process lives: the child ends when
 * it closes. What it prints goes nowhere but into {@link #said}.
 */
final class ChildProcess {
    private static final Pattern READY = Pattern.compile(Pattern.quote(ChildMain.READY) + " (\\d+)");

    private final Process process;
    private final LastLines output = new LastLines();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    private ChildProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().name("local-model-output").daemon().unstarted(this::read);
    }

    /** @throws IOException the command cannot be started */
    static ChildProcess start(List<String> command, String key) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
     * The port on which it answers.
     *
     * @throws IOException it ended, or was not ready in time
     */
    int awaitReady(int seconds) throws IOException, InterruptedException {
        try {
            return port.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            process.waitFor();
            throw new IOException("ended with exit code " + process.exitValue(), e);
        } catch (TimeoutException e) {
            throw new IOException("was not ready after " + seconds + " s", e);
        }
    }

    /** Calls back on a thread of its own once the process has ended and all it said is known. */
    void onExit(IntConsumer listener) {
        Thread.ofPlatform().name("local-model-watch").daemon().start(() -> {
            try {
                reader.join();
                listener.accept(process.waitFor());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Only after its end. */
    int exitCode() {
        return process.exitValue();
    }

    LastLines said() {
        return output;
    }

    long pid() {
        return process.pid();
    }

    /** At once, and waits for its end. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

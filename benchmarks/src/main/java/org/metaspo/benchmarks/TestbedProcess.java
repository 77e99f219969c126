package org.metaspo.benchmarks;

import java.io.IOException;
import java.util.List;
import org.metaspo.testbed.Main;

/** A testbed in a JVM of its own, so that its CPU time is not the client's. */
final class TestbedProcess implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-Xmx1g");

    private final Process process;
    private final String baseUrl;

    private TestbedProcess(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** @param arguments of the testbed's command line */
    static TestbedProcess start(String... arguments) throws IOException {
        Process process = Child.jvm(OPTIONS, Main.class, List.of(arguments));
        String url = process.inputReader().readLine();
        if (url == null) {
            process.destroyForcibly();
            throw new IOException("the testbed did not start");
        }
        return new TestbedProcess(process, url);
    }

    String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}

package org.metaspo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Signals, in a process of their own. */
@DisabledOnOs(OS.WINDOWS)
class OrderlyStopTest {
    @Test
    void aSignalLetsTheWorkEndAndSetsTheExitCode() throws Exception {
        Process process = start("ends");
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("working");
            process.toHandle().destroy();

            assertThat(lines.lines().toList()).isEqualTo(List.of("asked", "ended"));
            assertThat(process.waitFor()).isEqualTo(143);
        }
    }

    @Test
    void patienceRunsOut() throws Exception {
        Process process = start("hangs");
        try (BufferedReader lines = process.inputReader(UTF_8);
                BufferedReader errors = process.errorReader(UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("working");
            process.toHandle().destroy();

            assertThat(errors.lines().toList()).last().asString().contains("is given up", "metaspo resume here");
            assertThat(process.waitFor()).isEqualTo(143);
        }
    }

    @Test
    void ctrlCSaysWhatToTypeAndOnceMoreEndsAtOnce() throws Exception {
        Process process = start("waits");
        try (BufferedReader lines = process.inputReader(UTF_8);
                BufferedReader errors = process.errorReader(UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("working");
            interrupt(process);
            assertThat(lines.readLine()).isEqualTo("asked");
            assertThat(errors.readLine()).contains("Ctrl-C again: end now", "Go on by: metaspo resume here");

            interrupt(process);

            assertThat(errors.readLine()).contains("ended now", "Go on by: metaspo resume here");
            assertThat(process.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(lines.lines()).isEmpty();
        }
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void withoutASignalNothingIsAsked() throws Exception {
        Process process = start("finishes");
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            assertThat(lines.lines().toList()).isEqualTo(List.of("working"));
            assertThat(process.waitFor()).isEqualTo(3);
        }
    }

    private static Process start(String how) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>();
        if (OS.LINUX.isCurrentOs()) {
            // A shell's background jobs ignore Ctrl-C, and so would what they start.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(java, "-cp", System.getProperty("java.class.path"), Work.class.getName(), how));
        return new ProcessBuilder(command).start();
    }

    /** The process that is stopped. */
    static final class Work {
        private Work() {}

        public static void main(String[] args) throws InterruptedException {
            CountDownLatch asked = new CountDownLatch(1);
            Duration patience = args[0].equals("hangs") ? Duration.ofMillis(10) : Duration.ofSeconds(60);
            try (OrderlyStop stop = new OrderlyStop(() -> ask(asked), patience, Work::say, "metaspo resume here")) {
                System.out.println("working");
                switch (args[0]) {
                    case "ends" -> {
                        asked.await();
                        System.out.println("ended");
                    }
                    case "hangs", "waits" -> new CountDownLatch(1).await();
                    default -> assertThat(stop).isNotNull();
                }
            }
            System.exit(ExitCode.BUDGET);
        }

        private static void say(String line) {
            System.err.println(line);
        }

        private static boolean ask(CountDownLatch asked) {
            System.out.println("asked");
            asked.countDown();
            return true;
        }
    }
}

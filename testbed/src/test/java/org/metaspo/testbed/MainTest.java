package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The testbed as a process of its own. */
class MainTest {
    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    @Test
    void printsItsAddressFirstAndServesUntilItIsKilled(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("log.jsonl");
        Process process = start("--log", log.toString());
        try (BufferedReader out = process.inputReader();
                Calls calls = new Calls(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .build(),
                        Objects.requireNonNull(out.readLine()))) {
            assertThat(calls.chat(Calls.openAi("s", "u")).statusCode()).isEqualTo(200);
            assertThat(Files.readAllLines(log)).hasSize(1);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void explainsItself() throws Exception {
        PrintStream standard = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Main.main("--help");
        } finally {
            System.setOut(standard);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--latency MS", "Example:");
    }

    @Test
    void endsWithTwoIfAnArgumentIsWrong() throws Exception {
        Process wrong = start("--speed", "5");
        assertThat(new String(wrong.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("testbed: --speed is unknown");
        assertThat(wrong.waitFor()).isEqualTo(2);
    }
}

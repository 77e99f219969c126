package org.metaspo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metaspo.local.child.ChildCommand;
import org.metaspo.local.child.ChildFailedException;
import org.metaspo.local.child.FakeChild;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SupervisedChildTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void answersWithItsOwnKeyUntilItIsClosed() throws Exception {
        long pid;
        URI base;
        try (SupervisedChild child = start("tiny")) {
            pid = child.child().pid();
            base = child.baseUrl();
            assertThat(base.getHost()).isEqualTo("127.0.0.1");
            assertThat(child.apiKey()).hasSize(48);
            assertThat(say(child, "hello").body()).contains("you said");
            assertThat(commandLine(pid)).contains("java").doesNotContain(child.apiKey());
            try (SupervisedChild other = start("tiny")) {
                assertThat(other.apiKey()).isNotEqualTo(child.apiKey());
                assertThat(other.baseUrl()).isNotEqualTo(child.baseUrl());
            }
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThatThrownBy(() -> get(base)).isInstanceOf(ConnectException.class);
        assertThat(heard).as("closing is no death").isEmpty();
    }

    /** All of it: the JDK gives no arguments where they fill more than a page. */
    private static String commandLine(long pid) throws IOException {
        Path whole = Path.of("/proc", Long.toString(pid), "cmdline");
        return Files.isReadable(whole)
                ? Files.readString(whole)
                : ProcessHandle.of(pid)
                        .flatMap(process -> process.info().commandLine())
                        .orElse("");
    }

    @Test
    void isStartedOnceMoreAtTheSameAddressAndThenStaysDown() throws Exception {
        try (SupervisedChild child = start("tiny")) {
            URI base = child.baseUrl();
            assertThatThrownBy(() -> say(child, "die")).isInstanceOf(IOException.class);
            assertThat(heard.take())
                    .contains("exit code 134; GGML_ASSERT failed")
                    .contains("starting it again");
            child.child().awaitReady();
            assertThat(child.baseUrl()).isEqualTo(base);
            assertThat(say(child, "hello").statusCode()).isEqualTo(200);

            assertThatThrownBy(() -> say(child, "die")).isInstanceOf(IOException.class);
            assertThat(heard.take()).contains("for the second time");
            child.awaitNotice();
            HttpResponse<String> answer = say(child, "hello");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("model_not_found").contains("exit code 134; GGML_ASSERT failed");
        }
    }

    @Test
    void aChildThatDoesNotGetReadySaysWhy() {
        ChildFailedException failure = catchThrowableOfType(ChildFailedException.class, () -> start("exit-4"));
        assertThat(failure.exitCode()).isEqualTo(4);
        assertThat(failure).hasMessageContaining("exit code 4");
        assertThat(failure.output()).contains("libgomp").contains("llama.cpp says a lot");
    }

    @Test
    void endsWithItsParentHoweverThatEnds() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeParent.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = parent.inputReader()) {
            String line = lines.readLine();
            assertThat(line).startsWith("child ");
            ProcessHandle child = ProcessHandle.of(Long.parseLong(line.substring("child ".length())))
                    .orElseThrow();
            parent.destroyForcibly(); // SIGKILL: nothing of the parent's own runs any more
            assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    private SupervisedChild start(String name) throws ChildFailedException, InterruptedException {
        ChildCommand command = new ChildCommand(Path.of("none"), name, 1, false, FakeChild.class.getName());
        return SupervisedChild.start(command::onPort, (step, done, total) -> heard.add(step));
    }

    private HttpResponse<String> say(SupervisedChild child, String text) throws Exception {
        String body = "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}";
        return http.send(
                HttpRequest.newBuilder(URI.create(child.baseUrl() + "/chat/completions"))
                        .header("Authorization", "Bearer " + child.apiKey())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private List<String> get(URI base) throws Exception {
        return List.of(http.send(HttpRequest.newBuilder(base).build(), BodyHandlers.ofString())
                .body());
    }
}

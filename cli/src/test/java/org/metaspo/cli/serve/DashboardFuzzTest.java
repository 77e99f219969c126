package org.metaspo.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a client sends, the dashboard refuses or answers in order, and no file leaves it. */
class DashboardFuzzTest {
    private static final String SECRET = "what lies beside the folder that is served";

    @SuppressWarnings("NullAway.Init") // set before the container
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // set before the container
    private static RunningDashboard runs;

    private static int port;

    @BeforeContainer
    static void start() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("dashboard");
        Files.writeString(directory.resolve("secret.txt"), SECRET);
        runs = new RunningDashboard(directory);
        Files.writeString(runs.finished("first").resolve("notes.txt"), SECRET);
        port = URI.create(runs.dashboard.address()).getPort();
    }

    @AfterContainer
    static void stop() throws IOException {
        runs.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> part = Arbitraries.oneOf(
                Arbitraries.of(
                        "..",
                        ".",
                        "",
                        "runs",
                        "report",
                        "events",
                        "first",
                        "notes.txt",
                        "secret.txt",
                        "journal.db",
                        "%2e%2e",
                        "..%2f",
                        "%2e%2e%5c",
                        "..\\",
                        "%00",
                        "%c0%ae%c0%ae",
                        "%ff",
                        "%",
                        "%zz",
                        "~root",
                        "0123456789abcdef",
                        "etc",
                        "passwd",
                        "C:",
                        "file:",
                        "?x=..",
                        "#",
                        "*",
                        ";..",
                        "%252e%252e"),
                Arbitraries.strings()
                        .ofMaxLength(12)
                        .filter(text -> text.chars().noneMatch(c -> c == ' ' || c < 32)),
                Arbitraries.strings().withCharRange('a', 'z').ofLength(3_000));
        return part.list().ofMinSize(1).ofMaxSize(6).map(parts -> "/" + String.join("/", parts));
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of(
                "GET", "GET", "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "G\u00c4T");
    }

    @Provide
    Arbitrary<List<String>> headers() {
        Arbitrary<String> value = Arbitraries.strings()
                .ofMaxLength(40)
                .map(text -> text.replace('\r', ' ').replace('\n', ' '));
        return Arbitraries.oneOf(
                        value.map(text -> Gate.TOKEN + ": " + text),
                        value.map(text -> "Origin: " + text),
                        value.map(text -> "Host: " + text),
                        value.map(text -> "Content-Length: " + text),
                        Arbitraries.of(
                                "Content-Length: -1", "Content-Length: 5", "Transfer-Encoding: chunked", ":", "x"),
                        value)
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void noRequestGetsWhatItShouldNot(
            @ForAll("methods") String method, @ForAll("paths") String path, @ForAll("headers") List<String> headers)
            throws IOException {
        Assume.that(!path.equals("/events")); // has no end
        String reply = send(method + " " + path + " HTTP/1.1", headers);

        assertThat(reply).matches("(?s)(HTTP/1\\.1 (200|400|403|404|405|413|414|501) .*)?");
        assertThat(reply).doesNotContain(SECRET, "root:", "question,answer", "SQLite format", "\tat ");
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void whatIsNoHttpEndsTheConnectionAndNothingElse(@ForAll byte[] noise) throws IOException {
        String reply = send(new String(noise, StandardCharsets.ISO_8859_1), List.of());
        assertThat(reply).doesNotContain(SECRET, "\tat ");
        assertThat(send("GET /runs HTTP/1.1", List.of())).startsWith("HTTP/1.1 200");
    }

    private static String send(String line, List<String> headers) throws IOException {
        boolean hasHost = headers.stream().anyMatch(header -> header.startsWith("Host:"));
        String request = line + "\r\n" + (hasHost ? "" : "Host: 127.0.0.1:" + port + "\r\n")
                + String.join(
                        "", headers.stream().map(header -> header + "\r\n").toList())
                + "Connection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            // What it waits for in vain, such as the rest of a body, does not come.
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }
}

package org.metaspo.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.cli.Program;
import org.metaspo.problem.BadInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboard tells, and whom it tells nothing. */
class DashboardTest {
    @TempDir
    static Path directory;

    private static RunningDashboard runs;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        runs = new RunningDashboard(directory);
        runs.finished("first");
        port = URI.create(runs.dashboard.address()).getPort();
    }

    @AfterAll
    static void stop() throws IOException {
        runs.close();
    }

    /** An HTTP request to the letter: clients mend what is to be sent here. */
    private static String send(String line, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String host = String.join("", headers).contains("Host:") ? "" : "Host: 127.0.0.1:" + port + "\r\n";
            String request = line + " HTTP/1.1\r\n" + host + String.join("\r\n", headers)
                    + (headers.length > 0 ? "\r\n" : "") + "Connection: close\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String id() throws IOException {
        JsonNode rows = JsonMapper.shared().readTree(send("GET /runs").split("\r\n\r\n", 2)[1]);
        return rows.path(0).path("id").asString();
    }

    private static String token() throws IOException {
        Matcher token =
                Pattern.compile("metaspo-token\" content=\"([0-9a-f]+)\"").matcher(send("GET /"));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void listsRunsWithWhatTheyCameTo() throws IOException {
        String reply = send("GET /runs");
        assertThat(reply).startsWith("HTTP/1.1 200");
        JsonNode row =
                JsonMapper.shared().readTree(reply.split("\r\n\r\n", 2)[1]).path(0);
        assertThat(row.path("name").asString()).isEqualTo("first");
        assertThat(row.path("status").asString()).isEqualTo("completed");
        assertThat(row.path("answers").asLong())
                .isPositive()
                .isLessThanOrEqualTo(row.path("planned").asLong());
        assertThat(row.path("result").path("systemPrompt").path("learned").asString())
                .isNotEmpty();
    }

    @Test
    void looksDoNotMakeARunYounger() throws IOException {
        JsonNode row = JsonMapper.shared()
                .readTree(send("GET /runs").split("\r\n\r\n", 2)[1])
                .path(0);

        assertThat(row.path("changed"))
                .isEqualTo(JsonMapper.shared()
                        .readTree(Files.readString(runs.folder
                                .resolve(row.path("place").asString())
                                .resolve("result.json")))
                        .at("/timings/ended"));
    }

    @Test
    void makesTheReportOfARunThatHasNone() throws IOException {
        assertThat(send("GET /runs/" + id() + "/report"))
                .startsWith("HTTP/1.1 200")
                .contains("MetaSPO report");
        assertThat(runs.folder.resolve("first/report.html")).exists();
    }

    @Test
    void everyAnswerForbidsWhatABrowserNeedNotDo() throws IOException {
        assertThat(send("GET /"))
                .contains("X-frame-options: DENY", "X-content-type-options: nosniff", "default-src 'none'")
                .contains("connect-src 'self'", "frame-ancestors 'none'");
        assertThat(send("GET /runs")).contains("Content-security-policy: default-src 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example", "[::1]", ""})
    void aForeignHostIsRefused(String host) throws IOException {
        assertThat(send("GET /runs", "Host: " + host))
                .matches("(?s)HTTP/1.1 (403|400).*")
                .doesNotContain("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1"})
    void aForeignOriginIsRefused(String origin) throws IOException {
        assertThat(send("GET /runs", "Origin: " + origin)).startsWith("HTTP/1.1 403");
        assertThat(send("POST /runs/" + id() + "/resume", "Origin: " + origin, Gate.TOKEN + ": " + token()))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void nothingIsChangedWithoutTheTokenOrByGet() throws IOException {
        assertThat(send("POST /runs/" + id() + "/stop")).startsWith("HTTP/1.1 403");
        assertThat(send("POST /runs/" + id() + "/stop", Gate.TOKEN + ": 00")).startsWith("HTTP/1.1 403");
        assertThat(send("GET /runs/" + id() + "/stop", Gate.TOKEN + ": " + token()))
                .startsWith("HTTP/1.1 405");
        assertThat(send("POST /runs/" + id() + "/stop", Gate.TOKEN + ": " + token()))
                .startsWith("HTTP/1.1 200")
                .contains("\"done\": false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/runs/../../etc/passwd/report",
                "/runs/..%2f..%2fetc%2fpasswd/report",
                "/runs/first/report",
                "/runs/0000000000000000/report",
                "/..%2fproject/items.csv",
                "/first/journal.db",
                "/runs/%00/report",
                "//etc/passwd"
            })
    void noPathLeadsAnywhere(String path) throws IOException {
        assertThat(send("GET " + path)).matches("(?s)HTTP/1.1 (404|400).*").doesNotContain("root:", "question,answer");
    }

    @Test
    void aBodyIsRefused() throws IOException {
        String body = "x".repeat(5_000);
        assertThat(send("POST /runs/" + id() + "/stop", "Content-Length: 5000", Gate.TOKEN + ": " + token(), "", body))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aLinkedReportLeadsNowhere() throws IOException {
        Path report = runs.folder.resolve("first/report.html");
        Files.deleteIfExists(report);
        Path secret = Files.writeString(directory.resolve("secret.txt"), "a secret of somebody");
        Files.createSymbolicLink(report, secret);
        assertThat(send("GET /runs/" + id() + "/report"))
                .startsWith("HTTP/1.1 200")
                .contains("MetaSPO report")
                .doesNotContain("a secret of somebody");
        assertThat(secret).content().isEqualTo("a secret of somebody");
    }

    @Test
    void listensOnLoopbackAlone() throws IOException {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class);
                }
            }
        }
    }

    /** In a process of its own, since the JDK's server takes its limits from the process. */
    @Test
    void moreConnectionsThanItTakesAreClosed() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Program.command("serve", runs.folder.toString(), "--port", "0"))
                .redirectErrorStream(true)
                .start();
        List<Socket> all = new ArrayList<>();
        try (BufferedReader said = process.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.contains("http://")) {
                line = said.readLine();
            }
            Matcher address = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)").matcher(String.valueOf(line));
            assertThat(address.find()).as("serve said %s", line).isTrue();
            for (int i = 0; i <= Dashboard.MOST_CONNECTIONS; i++) {
                all.add(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address.group(1))));
            }
            all.getLast().setSoTimeout(20_000);
            assertThat(isClosed(all.getLast())).isTrue();
            all.getFirst().getOutputStream().write("GET /runs HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(all.getFirst().getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .as("those that were there first are answered (here: without a Host, which is refused)")
                    .startsWith("HTTP/1.1 403");
        } finally {
            process.destroyForcibly().waitFor();
            for (Socket socket : all) {
                socket.close();
            }
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void foldersThatAreNotThereAndPortsThatAreTakenAreToldInWords() {
        assertThatThrownBy(() -> Dashboard.start(directory.resolve("nowhere"), 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no such folder");
        assertThatThrownBy(() -> Dashboard.start(runs.folder, port))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--port " + port);
    }

    @Test
    void aDirectoryThatIsNoRunIsLeftOut() throws IOException {
        Path odd = Files.createDirectories(runs.folder.resolve("odd"));
        Files.writeString(odd.resolve("journal.db"), "not a database");
        assertThat(send("GET /runs")).startsWith("HTTP/1.1 200").doesNotContain("odd");
    }
}

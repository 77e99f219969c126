package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.cli.serve.Dashboard;
import org.metaspo.testbed.Fault;
import org.metaspo.testbed.FaultPlan;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.WireFault;

/** A key goes to the endpoint and nowhere else, whatever happens on the way and whoever repeats it. */
class SecretsTest {
    private static final String KEY = "canary-7f3Q9zLw2RmXk81";

    @TempDir
    Path directory;

    private final StringWriter said = new StringWriter();
    private String configuration = "";
    private Path runs = Path.of("");

    @BeforeEach
    void write() throws IOException {
        runs = Files.createDirectory(directory.resolve("runs"));
        StringBuilder rows = new StringBuilder("question,answer\n");
        for (int i = 0; i < 40; i++) {
            rows.append("Number ")
                    .append(i)
                    .append("?,")
                    .append(i % 2 == 0 ? "even" : "odd")
                    .append('\n');
        }
        Files.writeString(directory.resolve("items.csv"), rows);
        Files.writeString(directory.resolve("task.yaml"), """
                instruction: Even or odd?
                suffix: "\\n\\n{question}"
                answer: {form: label, labels: [even, odd]}
                data: {file: items.csv}
                """);
        Files.writeString(directory.resolve(".env"), "CANARY=" + KEY + "\n");
    }

    private void configure(Testbed testbed) throws IOException {
        configuration = Files.writeString(directory.resolve("metaspo.yaml"), """
                        name: canary
                        models:
                          task: {provider: openai, model: task, base-url: "%1$s", api-key-env: CANARY}
                          optimizer: {provider: openai, model: optimizer, base-url: "%1$s", api-key-env: CANARY}
                        tasks: {source: [task.yaml]}
                        data: {train: 10, test: 10}
                        method: {schedule: reference, iterations: 1, system-candidates: 1, user-candidates: 1, user-prompts-kept: 1}
                        """.formatted(testbed.baseUrl()))
                .toString();
    }

    private int metaspo(String... words) {
        PrintWriter writer = new PrintWriter(said, true);
        return new Invocation(Commands.IN_THIS_VERSION, writer, writer, Terminal.NONE).run(words);
    }

    /** An error that repeats the key in its words, its codes and its headers, as careless gateways do. */
    private static Fault telling(int status) {
        return new Fault.Status(
                status,
                Map.of("Retry-After", "0", "x-request-id", KEY),
                "{\"error\":{\"message\":\"the key " + KEY + " is no good\",\"code\":\"" + KEY + "\",\"param\":\"" + KEY
                        + "\"}}");
    }

    private static Settings settings(FaultPlan faults) {
        return Settings.defaults()
                .apiKey(KEY)
                .responder(Responder.always("even"))
                .faults(faults);
    }

    private void assertNowhere() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".env"))
                    .toList();
        }
        assertThat(files)
                .hasSizeGreaterThan(8)
                .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(KEY));
        assertThat(said.toString()).isNotEmpty().doesNotContain(KEY);
    }

    @Test
    void aWholeRunWithFaultsItsPagesAndItsAnswersHoldNoKey() throws Exception {
        Path run = runs.resolve("one");
        FaultPlan faults = FaultPlan.share(0.2, 3, telling(500), telling(429), telling(503))
                .or(FaultPlan.share(0.02, 4, WireFault.RESET));
        try (Testbed testbed = Testbed.start(settings(faults))) {
            configure(testbed);
            assertThat(metaspo("train", configuration, "--run-dir", run.toString(), "--debug"))
                    .isZero();
            assertThat(testbed.log().entries()).anyMatch(entry -> entry.key());
            assertThat(metaspo("resume", run.toString(), "--debug", "--json")).isZero();
            assertThat(metaspo("models", "check", configuration, "--debug")).isBetween(0, 4);
        }
        for (List<String> words : List.of(
                List.of("report", run.toString()),
                List.of("replay", run.toString(), "--json"),
                List.of("journal", "check", run.toString(), "--json"),
                List.of("export", run.toString(), "--format", "json"),
                List.of("estimate", configuration, "--json"))) {
            assertThat(metaspo(words.toArray(String[]::new))).as("%s", words).isZero();
        }
        assertServesNoKey();
        assertNowhere();
    }

    @Test
    void aRefusalThatRepeatsTheKeyIsToldWithoutIt() throws Exception {
        try (Testbed testbed = Testbed.start(settings(FaultPlan.first(1000, telling(401))))) {
            configure(testbed);
            assertThat(metaspo(
                            "train",
                            configuration,
                            "--run-dir",
                            runs.resolve("two").toString(),
                            "--debug"))
                    .isEqualTo(4);
            assertThat(metaspo("models", "check", configuration, "--debug", "--json"))
                    .isBetween(1, 4);
        }
        assertThat(said.toString()).contains("HTTP 401", "[hidden]");
        assertServesNoKey();
        assertNowhere();
    }

    private void assertServesNoKey() throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        try (Dashboard dashboard = Dashboard.start(runs, 0);
                HttpClient client = HttpClient.newHttpClient()) {
            String rows = get(client, dashboard.address() + "runs");
            pages.add(get(client, dashboard.address()));
            pages.add(rows);
            Pattern.compile("[0-9a-f]{16}").matcher(rows).results().forEach(id -> {
                try {
                    pages.add(get(client, dashboard.address() + "runs/" + id.group() + "/report"));
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
        assertThat(pages)
                .hasSizeGreaterThan(2)
                .allSatisfy(page -> assertThat(page).isNotEmpty().doesNotContain(KEY));
    }

    private static String get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.SplitSizes;
import org.metaspo.testbed.Hub;
import org.metaspo.testbed.HubDataset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code metaspo tasks import} against the testbed's hub. */
class TaskImportsTest {
    private static final SplitSizes SIZES = new SplitSizes(4, 2, 6);

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Hub hub;

    @BeforeEach
    void start() throws IOException {
        hub = Hub.start()
                .with(HubDataset.of("McAuley-Lab/Amazon-Reviews-2023")
                        .licence("other")
                        .large(
                                "raw/review_categories/All_Beauty.jsonl",
                                reviews(500).getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static String reviews(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> "{\"rating\": %d.0, \"title\": \"No. %d\", \"text\": \"fine\"}\n".formatted(1 + i % 5, i))
                .collect(Collectors.joining());
    }

    private TaskImports imports(boolean json) {
        Map<String, @Nullable String> environment = new HashMap<>();
        environment.put("METASPO_MIRROR", hub.url());
        Console console = Console.of(new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE, false);
        return new TaskImports(console, json, environment::get, directory.resolve("cache"), time -> {});
    }

    private TaskImports.Order order(String folder) {
        return new TaskImports.Order(directory.resolve(folder), 42, SIZES, List.of(), false);
    }

    @Test
    void licenceAndSizeAreShownBeforeAndTheResultAfter() throws Exception {
        imports(false).run(List.of("beauty"), order("data"));

        assertThat(err.toString()).contains("beauty: McAuley-Lab/Amazon-Reviews-2023 at ", "licence other", " MB");
        assertThat(out.toString())
                .startsWith(directory.resolve("data/beauty.jsonl") + "  {train=4, validation=2, test=6} of ");
        assertThat(directory.resolve("data/beauty.yaml")).content().contains("file: beauty.jsonl", "part: part");
    }

    @Test
    void theSameAgainFromItsManifestAsOneJsonDocument() throws Exception {
        imports(false).run(List.of("beauty"), order("data"));
        out.getBuffer().setLength(0);
        imports(true).repeat(directory.resolve("data/beauty.manifest.json"), List.of(), order("again"));

        JsonNode one =
                JsonMapper.shared().readTree(out.toString()).path("imported").path(0);
        assertThat(one.path("name").asString()).isEqualTo("beauty");
        assertThat(one.path("picked").path("test").asInt()).isEqualTo(6);
        assertThat(directory.resolve("again/beauty.jsonl"))
                .hasSameBinaryContentAs(directory.resolve("data/beauty.jsonl"));
    }

    @Test
    void aSecondImportSaysThatItIsThere() throws Exception {
        imports(false).run(List.of("beauty"), order("data"));
        imports(false).run(List.of("beauty"), order("data"));

        assertThat(out.toString()).contains("it was there already");
    }

    @Test
    void mistakesInNames() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> imports(false).run(List.of("beuty"), order("data")))
                .withMessageContaining("Maybe you meant `beauty`.");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> imports(false).run(List.of(), order("data")))
                .withMessageContaining("No task is named.");
    }

    @Test
    void aWholeCommandWithAFileOfOnesOwn() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.jsonl"), reviews(20));
        int code = new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(
                        "tasks",
                        "import",
                        "beauty",
                        "--from",
                        file.toString(),
                        "--to",
                        directory.toString(),
                        "--train",
                        "5");

        assertThat(err.toString()).contains("beauty: licence");
        assertThat(code).isZero();
        assertThat(directory.resolve("beauty.jsonl")).content().hasLineCount(20);
    }
}

package org.metaspo;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.RowItem;
import org.metaspo.task.source.catalogue.RowOutcome;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.JudgeResponder;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.TableResponder;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A whole run for each domain: every task that has right answers, with the catalogue's own rows, its texts, its answer form
 * and its metric, be it a judge. A model that knows all answers gets full marks in each of them.
 */
class EveryDomainEndToEndTest {
    private static final int TRAIN = 1;

    @TempDir
    Path directory;

    private final Map<String, String> answers = new LinkedHashMap<>();

    static List<String> domains() {
        return Catalogue.DOMAINS.stream()
                .filter(domain -> !entries(domain).isEmpty())
                .toList();
    }

    private static List<CatalogueEntry> entries(String domain) {
        return Catalogue.shipped().domain(domain).stream()
                .filter(entry -> entry.trainable() && entry.dataName().equals(entry.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("domains")
    void aModelThatKnowsTheAnswersGetsFullMarks(String domain) throws Exception {
        List<CatalogueEntry> entries = entries(domain);
        for (CatalogueEntry entry : entries) {
            write(entry);
        }
        Responder models = new ByModel(
                Map.of("judge", new JudgeResponder()), new TableResponder(answers, "No such question is known."));
        try (Testbed testbed = Testbed.start(Settings.defaults().responder(models))) {
            RunResult result = MetaSpo.configured(configuration(entries))
                    .set("models.task.base-url=" + testbed.baseUrl())
                    .set("models.judge.base-url=" + testbed.baseUrl())
                    .train(directory.resolve("run"));

            assertThat(result.status()).as(result.reason()).isEqualTo("saturated");
            assertThat(schema().validate(Files.readString(directory.resolve("run/result.json")), InputFormat.JSON))
                    .isEmpty();
            assertThat(result.tasks())
                    .extracting(TaskResult::name)
                    .containsExactlyElementsOf(
                            entries.stream().map(CatalogueEntry::name).toList());
            assertThat(result.tasks()).allSatisfy(task -> {
                Interval test = Objects.requireNonNull(
                        task.scores().getOrDefault("test", Map.of()).get("candidate"), task.name());
                assertThat(test.value()).as(task.name()).isEqualTo(1);
                assertThat(task.unparseable()).isZero();
            });
        }
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "schemas", "result.schema.json")), InputFormat.JSON);
    }

    private Path configuration(List<CatalogueEntry> entries) throws IOException {
        String files = entries.stream().map(entry -> entry.name() + ".yaml").collect(Collectors.joining(", "));
        return Files.writeString(directory.resolve("metaspo.yaml"), """
                models:
                  task: {provider: openai, model: task, base-url: "http://127.0.0.1:9/v1"}
                  optimizer: {provider: components}
                  judge: {provider: openai, model: judge, base-url: "http://127.0.0.1:9/v1"}
                tasks: {source: [%s]}
                data: {train: %d, test: 10}
                method: {schedule: reference, iterations: 1, system-candidates: 1, user-candidates: 1, user-prompts-kept: 1}
                """.formatted(files, TRAIN));
    }

    /** The entry's task file, and its own rows as data. */
    private void write(CatalogueEntry entry) throws IOException {
        List<RowItem> items = items(entry);
        ObjectNode keys = entry.task().put("name", entry.name());
        keys.putObject("data").put("file", entry.name() + ".json");
        Files.writeString(directory.resolve(entry.name() + ".yaml"), new YAMLMapper().writeValueAsString(keys));
        Files.writeString(
                directory.resolve(entry.name() + ".json"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "train", rows(items.subList(0, TRAIN)),
                                "test", rows(items.subList(TRAIN, items.size())))));
        boolean tagged = entry.task().path("suffix").asString().contains("<answer>");
        for (RowItem item : items) {
            String answer = item.answers().getFirst();
            answers.put(item.question(), tagged ? "<answer>" + answer + "</answer>" : answer);
        }
    }

    private static List<Map<String, Object>> rows(List<RowItem> items) {
        return items.stream()
                .map(item ->
                        Map.<String, Object>of("id", item.id(), "question", item.question(), "answers", item.answers()))
                .toList();
    }

    private static List<RowItem> items(CatalogueEntry entry) {
        List<RowItem> items = new ArrayList<>();
        int step = entry.rows().rows();
        for (int i = 0; i + step <= entry.sample().size(); i += step) {
            if (entry.rows().make(entry.sample().subList(i, i + step), new Randomness(42))
                    instanceof RowOutcome.Items made) {
                items.addAll(made.items());
            }
        }
        return items;
    }
}

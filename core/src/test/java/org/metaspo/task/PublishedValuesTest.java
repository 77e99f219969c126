package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our values are those of published implementations, but for the guards. How they were recorded: published/README.md. */
class PublishedValuesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Stream<JsonNode> squad() throws IOException {
        return lines("squad.jsonl");
    }

    static Stream<JsonNode> macroF1() throws IOException {
        return lines("macro-f1.jsonl");
    }

    private static Stream<JsonNode> lines(String file) throws IOException {
        try (InputStream in = PublishedValuesTest.class.getResourceAsStream("published/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(MAPPER::readTree);
        }
    }

    @ParameterizedTest
    @MethodSource("squad")
    void exactMatchAndF1(JsonNode line) {
        Example example = new Example("1", "q", texts(line.path("references")), Map.of());
        Found answer = new Found(line.path("answer").asString());
        JsonNode expected = line.has("ours") ? line.path("ours") : line;

        assertThat(new ExactMatch().grade(answer, example).value().doubleValue())
                .isEqualTo(expected.path("exact").asDouble());
        assertThat(new TokenF1().grade(answer, example).value().doubleValue())
                .isCloseTo(expected.path("f1").asDouble(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("macroF1")
    void macroF1OverTheReferencesLabels(JsonNode line) {
        MacroF1 metric = new MacroF1(LabelForm.of("a", "b", "c", "d"));
        List<String> references = texts(line.path("references"));
        List<Metric.Marked> items = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            JsonNode given = line.path("answers").path(i);
            Extraction answer = given.isNull() ? new Unparseable("none") : new Found(given.asString());
            Example example = Example.of("q", references.get(i));
            items.add(new Metric.Marked(
                    example, answer, metric.correctness().grade(answer, example).value()));
        }
        assertThat(metric.score(items).doubleValue())
                .isCloseTo(line.path("macroF1").asDouble(), within(1e-12));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}

package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) throws Exception {
        return Main.run(Sizes.tiny(), List.of(arguments), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void measuresInProcessesOfTheirOwnAndPrintsOneDocument() throws Exception {
        assertThat(run("latency", "--json")).isZero();

        JsonNode document = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(document.path("figures").findValuesAsString("figure"))
                .contains("limit", "library, warm", "langchain4j, warm, client CPU");
        assertThat(document.path("figures").path(0).path("measured").asDouble()).isEqualTo(8 / 0.005);
        assertThat(document.path("surroundings").path("processors").asInt()).isPositive();
    }

    @Test
    void readsResponsesOfEveryAnswerForm() throws Exception {
        assertThat(run("extraction", "--json")).isZero();

        JsonNode figures =
                new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8)).path("figures");
        assertThat(figures.findValuesAsString("figure"))
                .hasSize(10)
                .contains("integer", "number", "free-text", "json", "regex");
        assertThat(figures)
                .allSatisfy(
                        figure -> assertThat(figure.path("measured").asDouble()).isPositive());
    }

    @Test
    void findsEveryAnswerOfAJournalAgain() throws Exception {
        assertThat(run("journal", "--json")).isZero();

        JsonNode figures =
                new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8)).path("figures");
        assertThat(figures.findValuesAsString("figure"))
                .contains("file by text", "opened", "replayed", "heap, peak with garbage");
        assertThat(figures)
                .filteredOn(figure -> figure.path("figure").asString().equals("answers that differ"))
                .singleElement()
                .satisfies(
                        figure -> assertThat(figure.path("measured").asDouble()).isZero());
    }

    @Test
    void asksEndpointsOfEveryKind() throws Exception {
        assertThat(run("crowd", "spread", "limit", "--json")).isZero();

        JsonNode figures =
                new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8)).path("figures");
        assertThat(figures.findValuesAsString("figure"))
                .contains("warm", "warm, share of the limit", "told, refused", "not told, refused");
    }

    @Test
    void refusesAnUnknownNameBeforeItMeasures() throws Exception {
        assertThat(run("latency", "speed")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("speed is unknown", "calls, crowd, extraction, journal, latency, limit, schedule, spread");
        assertThat(out.size()).isZero();
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage:", "schedule");
    }

    @Test
    void soakSaysWhatIsHeldAfterEachRun() throws Exception {
        assertThat(run("soak", "60", "2")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("heap, growth since the second run", "after a run: heap ");
    }
}

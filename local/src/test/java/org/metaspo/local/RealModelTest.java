package org.metaspo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metaspo.model.LocalRuntime.Endpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On the real weights, where the cache has them already. */
@Tag("model")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealModelTest {
    private static final KnownModel MODEL =
            KnownModel.named(LocalModelRuntime.DEFAULT_MODEL).orElseThrow();
    private static final String LABELS = """
            "response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object",
            "properties":{"answer":{"type":"string","enum":["positive","negative"]}},"required":["answer"]}}}""";
    private static final List<String> TEXTS = List.of(
            "The lamp broke on the second day.",
            "Bright, cheap and well made. I bought three.",
            "Nobody answers the phone.",
            "My daughter reads it every night.",
            "It smells of glue, and the lid does not close.");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void needsTheWeights() {
        assumeTrue(
                Files.isRegularFile(WeightStore.standard().place(MODEL)), "the model's weights are not in the cache");
    }

    @Test
    void theSameAnswersAtAnyConcurrencyInAnyOrderWithReuseAndWithout() throws Exception {
        List<String> bodies = new ArrayList<>();
        for (String system :
                List.of("You label reviews by mood.", "You are terse. Think of the writer's mood first.")) {
            for (String text : TEXTS) {
                bodies.add(body(MODEL.name(), system, "Review: " + text, "\"temperature\":0,\"max_tokens\":12"));
                bodies.add(body(MODEL.name(), system, "Review: " + text, "\"temperature\":0," + LABELS));
            }
            // Again, and one that goes on where another ends: the cases in which little is left to evaluate.
            bodies.add(body(MODEL.name(), system, "Review: " + TEXTS.getLast(), "\"temperature\":0,\"max_tokens\":12"));
            bodies.add(body(
                    MODEL.name(),
                    system,
                    "Review: " + TEXTS.getLast() + " Yes.",
                    "\"temperature\":0,\"max_tokens\":12"));
        }
        Map<String, String> alone;
        try (Endpoint one = launch(MODEL.name(), 1)) {
            alone = ask(one, bodies, 1);
        }
        List<String> shuffled = new ArrayList<>(bodies);
        Collections.shuffle(shuffled, new Random(3));
        try (Endpoint two = launch(MODEL.name(), 2)) {
            assertThat(ask(two, shuffled, 8)).isEqualTo(alone);
        }
        String path = WeightStore.standard().place(MODEL).toString();
        try (Endpoint noReuse = launch(path, 1)) {
            List<String> asPath = bodies.stream()
                    .map(body -> body.replace(MODEL.name(), path))
                    .toList();
            assertThat(ask(noReuse, asPath, 2).values()).containsExactlyInAnyOrderElementsOf(alone.values());
        }
    }

    @Test
    void honoursTheProtocol() throws Exception {
        try (Endpoint model = launch(MODEL.name(), 1)) {
            JsonNode label = answer(model, body(MODEL.name(), "Label it.", "I love it", "\"temperature\":0," + LABELS));
            assertThat(label.at("/choices/0/message/content").asString())
                    .isIn("{\"answer\":\"positive\"}", "{\"answer\":\"negative\"}");
            assertThat(label.at("/usage/completion_tokens").asInt()).isBetween(1, 9);

            JsonNode cut = answer(model, body(MODEL.name(), "", "Tell me a story.", "\"max_tokens\":7"));
            assertThat(cut.at("/choices/0/finish_reason").asString()).isEqualTo("length");
            assertThat(cut.at("/usage/completion_tokens").asInt()).isEqualTo(7);

            JsonNode stopped = answer(
                    model, body(MODEL.name(), "", "Count: one, two, three", "\"stop\":[\"e\"],\"temperature\":0"));
            assertThat(stopped.at("/choices/0/message/content").asString()).doesNotContain("e");
            assertThat(stopped.at("/choices/0/finish_reason").asString()).isEqualTo("stop");

            JsonNode json = answer(model, body(MODEL.name(), "", "A person, please.", """
                    "max_tokens":60,"temperature":0,"response_format":{"type":"json_schema","json_schema":{"name":"p",
                    "schema":{"type":"object","properties":{"age":{"type":"integer","enum":[30,40]}},
                    "required":["age"],"additionalProperties":false}}}"""));
            String content = json.at("/choices/0/message/content").asString();
            assertThat(JsonMapper.shared().readTree(content).path("age").asInt())
                    .isIn(30, 40);

            String seeded = body(MODEL.name(), "", "Invent a name.", "\"temperature\":1,\"seed\":5,\"max_tokens\":12");
            assertThat(answer(model, seeded).at("/choices/0/message"))
                    .isEqualTo(answer(model, seeded).at("/choices/0/message"));

            HttpResponse<String> tooLong =
                    send(model, body(MODEL.name(), "", "word ".repeat(5000), "\"max_tokens\":5"));
            assertThat(tooLong.statusCode()).isEqualTo(400);
            assertThat(tooLong.body()).contains("context_length_exceeded");
        }
    }

    private Endpoint launch(String model, int instances) throws InterruptedException {
        return new LocalModelRuntime().launch(model, instances, (step, done, total) -> {});
    }

    private Map<String, String> ask(Endpoint model, List<String> bodies, int concurrency) throws Exception {
        Map<String, String> answers = new TreeMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(concurrency)) {
            Map<String, Future<JsonNode>> pending = new TreeMap<>();
            for (String body : bodies) {
                pending.put(body, threads.submit(() -> answer(model, body)));
            }
            for (Map.Entry<String, Future<JsonNode>> one : pending.entrySet()) {
                answers.put(
                        one.getKey(),
                        one.getValue().get().at("/choices/0/message/content").asString());
            }
        }
        return answers;
    }

    private JsonNode answer(Endpoint model, String body) throws Exception {
        HttpResponse<String> answer = send(model, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(Endpoint model, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(model.baseUrl() + "/chat/completions"))
                        .header("Authorization", "Bearer " + model.apiKey())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String body(String model, String system, String user, String rest) {
        return """
                {"model":"%s","messages":[{"role":"system","content":"%s"},{"role":"user","content":"%s"}],%s}""".formatted(model, system, user, rest);
    }
}

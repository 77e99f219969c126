package org.metaspo.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatServerTest {
    private static final String LABELS = """
            "response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object",
            "properties":{"answer":{"type":"string","enum":["good","bad"]}},"required":["answer"]}}}""";

    private final FakeModel model = new FakeModel(Map.of(
            "root ::= \"good\" | \"bad\"", new Generation("bad", 2, false),
            "grammar of {\"type\":\"object\"}", new Generation("{\"a\":", 9, true)));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ChatServer(0, "secret", "tiny", model, List.of(model));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersAChat() throws Exception {
        HttpResponse<String> answer = chat("""
                {"model":"tiny","temperature":0,"seed":7,"max_tokens":9,"stop":["\\n"],"messages":[
                 {"role":"system","content":"be kind"},{"role":"user","content":[{"type":"text","text":"hi"}]}]}""");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.at("/choices/0/message/content").asString()).isEqualTo("you said [be kind] user: hi");
        assertThat(body.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(body.path("usage").toString())
                .isEqualTo("{\"prompt_tokens\":4,\"completion_tokens\":5,\"total_tokens\":9}");
        assertThat(body.path("model").asString()).isEqualTo("tiny");
        assertThat(model.orders)
                .containsExactly(new Generate(
                        "[be kind] user: hi", 9, 0, OptionalDouble.empty(), OptionalInt.of(7), List.of("\n"), ""));
    }

    @Test
    void theProtocolsDefaultsHold() throws Exception {
        chat("{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        assertThat(model.orders.getFirst().temperature()).isEqualTo(1);
        assertThat(model.orders.getFirst().seed()).isEmpty();
        assertThat(model.orders.getFirst().limit())
                .as("what the context leaves")
                .isEqualTo(37);
    }

    @Test
    void aLabelIsGeneratedBareAndWrapped() throws Exception {
        JsonNode body = JsonMapper.shared()
                .readTree(chat(user("rate it", "\"max_tokens\":1000," + LABELS)).body());
        assertThat(body.at("/choices/0/message/content").asString()).isEqualTo("{\"answer\":\"bad\"}");
        assertThat(model.orders.getFirst().limit()).as("the longest label").isEqualTo(5);
    }

    @Test
    void aLimitThatEndsTheTextIsALength() throws Exception {
        JsonNode body = JsonMapper.shared()
                .readTree(chat(user("x", "\"max_tokens\":9,\"response_format\":{\"type\":\"json_object\"}"))
                        .body());
        assertThat(body.at("/choices/0/finish_reason").asString()).isEqualTo("length");
    }

    @Test
    void aPromptThatDoesNotFitIsRefusedNotCut() throws Exception {
        HttpResponse<String> answer = chat(user("word ".repeat(30), "\"max_tokens\":20"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("context_length_exceeded");
        assertThat(answer.body())
                .contains("maximum context length is 40 tokens")
                .contains("20 are asked");
        assertThat(model.orders).isEmpty();
        assertThat(chat(user("word ".repeat(60), "\"temperature\":0")).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | not JSON",
                "[] | must be a JSON object",
                "{\"model\":\"tiny\"} | messages must be a list",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"robot\",\"content\":\"x\"}]} | 'robot'",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":3}]} | content must be text",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"system\",\"content\":\"x\"}]} | a user message",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"temperature\":3} | temperature",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"seed\":\"x\"} | seed",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":0} | max_tokens",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"stop\":[1]} | stop",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"stream\":true} | stream",
                "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"n\":2} | n must be 1"
            })
    void nonsenseIsA400InTheProtocolsShape(String body, String message) throws Exception {
        // Model and shape are checked in this order, so a body without a readable model is refused before that.
        HttpResponse<String> answer = chat(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared()
                        .readTree(answer.body())
                        .at("/error/message")
                        .asString())
                .contains(message);
    }

    @Test
    void anotherModelIsA404() throws Exception {
        HttpResponse<String> answer = chat("{\"model\":\"big\",\"messages\":[]}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("model_not_found");
    }

    @Test
    void aWrongKeyIsA401() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at("/v1/models"))
                        .header("Authorization", "Bearer other")
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("secret");
        assertThat(http.send(HttpRequest.newBuilder(at("/v1/models")).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void listsItsModel() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at("/v1/models"))
                        .header("Authorization", "Bearer secret")
                        .build(),
                BodyHandlers.ofString());
        assertThat(JsonMapper.shared().readTree(answer.body()).at("/data/0/id").asString())
                .isEqualTo("tiny");
    }

    @Test
    void troubleInTheRuntimeIsA500() throws Exception {
        HttpResponse<String> answer = chat(user("break", "\"temperature\":0"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("native trouble");
        assertThat(chat(user("fine", "\"temperature\":0")).statusCode()).isEqualTo(200);
    }

    @Test
    void aPeerGeneratesAsTheEngineItself() {
        Generate order = new Generate(
                "p", 3, 0.5, OptionalDouble.of(0.9), OptionalInt.empty(), List.of("x"), "root ::= \"good\" | \"bad\"");
        assertThat(new PeerEngine(server.port(), "secret").generate(order)).isEqualTo(new Generation("bad", 2, false));
        assertThat(model.orders).containsExactly(order);
    }

    private HttpResponse<String> chat(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(at("/v1/chat/completions"))
                        .header("Authorization", "Bearer secret")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String user(String text, String rest) {
        return "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]," + rest + "}";
    }

    private static String code(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).at("/error/code").asString();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}

package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenAiRouteTest {
    private final List<ChatCall> seen = new ArrayList<>();
    private final Settings settings = Settings.defaults().responder(call -> {
        seen.add(call);
        return ChatReply.of(call, "forty-two").cached(3);
    });

    @Test
    void answersInTheVendorsForm() throws Exception {
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            HttpResponse<String> response = calls.chat(Calls.openAi("Be brief.", "What is it?"));
            JsonNode json = Calls.json(response);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("x-request-id")).contains("req_1");
            assertThat(json.path("id").stringValue()).startsWith("chatcmpl-");
            assertThat(json.path("object").stringValue()).isEqualTo("chat.completion");
            assertThat(json.path("created").longValue()).isEqualTo(Protocol.CREATED);
            assertThat(json.path("model").stringValue()).isEqualTo("m");
            assertThat(json.at("/choices/0/message/content").stringValue()).isEqualTo("forty-two");
            assertThat(json.at("/choices/0/message/refusal").isNull()).isTrue();
            assertThat(json.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
            assertThat(json.path("system_fingerprint").isString()).isTrue();
            // "Be brief." and "What is it?" with the newline between: 21 characters.
            assertThat(json.at("/usage/prompt_tokens").intValue()).isEqualTo(6);
            assertThat(json.at("/usage/completion_tokens").intValue()).isEqualTo(3);
            assertThat(json.at("/usage/total_tokens").intValue()).isEqualTo(9);
            assertThat(json.at("/usage/prompt_tokens_details/cached_tokens").intValue())
                    .isEqualTo(3);
            assertThat(json.at("/usage/completion_tokens_details/reasoning_tokens")
                            .intValue())
                    .isZero();
        }
    }

    @Test
    void showsTheRespondersWhatWasAsked() throws Exception {
        Map<String, Object> body = Map.of(
                "model",
                "m",
                "temperature",
                0.5,
                "seed",
                7,
                "max_completion_tokens",
                50,
                "messages",
                List.of(
                        Calls.message("system", "One."),
                        Calls.message("developer", "Two."),
                        Calls.message("user", "Three?"),
                        Calls.message("assistant", "No."),
                        Calls.message("user", List.of(Map.of("type", "text", "text", "Four?")))));
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            calls.chat(body);
            calls.chat(body);
        }
        ChatCall call = seen.getLast();
        assertThat(call.system()).isEqualTo("One.\nTwo.");
        assertThat(call.users()).containsExactly("Three?", "Four?");
        assertThat(call.temperature()).isEqualTo(0.5);
        assertThat(call.seed()).isEqualTo(7);
        assertThat(call.maxTokens()).isEqualTo(50);
        assertThat(call.choices().isFree()).isTrue();
        assertThat(call.body()).contains("\"developer\"");
        assertThat(call.ordinal()).isEqualTo(2);
        assertThat(call.attempt()).isEqualTo(2);
    }

    @Test
    void wrapsTheAnswerAsItsSchemaAsks() throws Exception {
        Responder second = call -> ChatReply.of(call, call.choices().texts().get(1));
        try (Testbed testbed = Testbed.start(Settings.defaults().responder(second));
                Calls calls = new Calls(testbed)) {
            Map<String, Object> labels = Map.of("type", "string", "enum", List.of("bad", "good"));
            Map<String, Object> stars = Map.of("type", "integer", "enum", List.of(4, 5));

            assertThat(answer(calls, Map.of("type", "object", "properties", Map.of("answer", labels))))
                    .isEqualTo("{\"answer\":\"good\"}");
            assertThat(answer(calls, Map.of("type", "object", "properties", Map.of("stars", stars))))
                    .isEqualTo("{\"stars\":5}");
            assertThat(answer(calls, labels)).isEqualTo("good");
        }
    }

    private static String answer(Calls calls, Map<String, Object> schema) throws Exception {
        Map<String, Object> body = new HashMap<>(Calls.openAi("s", "u"));
        body.put("response_format", Map.of("type", "json_schema", "json_schema", Map.of("schema", schema)));
        return Calls.json(calls.chat(body)).at("/choices/0/message/content").stringValue();
    }

    @Test
    void cutsAnswersAtTheOutputLimit() throws Exception {
        Map<String, Object> body = new HashMap<>(Calls.openAi("Be brief.", "What is it?"));
        body.put("max_tokens", 2);
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            JsonNode json = Calls.json(calls.chat(body));
            assertThat(json.at("/choices/0/message/content").stringValue()).isEqualTo("forty-tw");
            assertThat(json.at("/choices/0/finish_reason").stringValue()).isEqualTo("length");
            assertThat(json.at("/usage/completion_tokens").intValue()).isEqualTo(2);
        }
    }

    @Test
    void rejectsWhatItCannotRead() throws Exception {
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                    Map.of(),
                    Map.of("model", "m"),
                    Map.of("model", "m", "messages", List.of()),
                    Map.of("model", 5, "messages", List.of(Calls.message("user", "u"))),
                    Map.of("model", "m", "messages", List.of(Map.of("content", "u"))),
                    Map.of("model", "m", "messages", List.of(Calls.message("user", 5))),
                    Map.of("model", "m", "messages", List.of(Calls.message("user", "u")), "temperature", "hot"),
                    Map.of("model", "m", "messages", List.of(Calls.message("user", "u")), "seed", 0.5),
                    Map.of("model", "m", "messages", List.of(Calls.message("user", "u")), "max_tokens", -1),
                    Map.of("model", "m", "messages", List.of(Calls.message("user", "u")), "stream", true))) {
                HttpResponse<String> response = calls.chat(wrong);
                assertThat(response.statusCode()).as("%s", wrong).isEqualTo(400);
                assertThat(Calls.json(response).at("/error/type").stringValue()).isEqualTo("invalid_request_error");
            }
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void saysWhenAResponderFails() throws Exception {
        Responder broken = call -> {
            throw new IllegalStateException("broken on purpose");
        };
        Logger log = Logger.getLogger(ChatRoute.class.getName());
        log.setLevel(Level.OFF); // the failure is meant, its stack trace would alarm whoever builds
        try (Testbed testbed = Testbed.start(Settings.defaults().responder(broken));
                Calls calls = new Calls(testbed)) {
            assertThat(calls.chat(Calls.openAi("s", "u")).statusCode()).isEqualTo(500);
        } finally {
            log.setLevel(null);
        }
    }
}

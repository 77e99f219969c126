package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class FaultTest {
    private static final Map<String, Object> OPEN_AI = Calls.openAi("s", "u");
    private static final Map<String, Object> ANTHROPIC = Calls.anthropic("s", "u");

    private static Testbed failing(Fault fault) throws IOException {
        return Testbed.start(Settings.defaults()
                .responder(Responder.always("a whole answer"))
                .faults(FaultPlan.first(2, fault)));
    }

    /** The OpenAI and the Anthropic answer under a fault. */
    private record Both(HttpResponse<String> first, HttpResponse<String> second) {
        static Both under(Fault fault) throws Exception {
            try (Testbed testbed = failing(fault);
                    Calls calls = new Calls(testbed)) {
                Both both = new Both(calls.chat(OPEN_AI), calls.messages(ANTHROPIC));
                assertThat(calls.chat(OPEN_AI).body())
                        .as("the third call passes")
                        .contains("a whole answer");
                return both;
            }
        }

        JsonNode openAi() {
            return Calls.json(first);
        }

        JsonNode anthropic() {
            return Calls.json(second);
        }
    }

    @Test
    void status() throws Exception {
        Both both = Both.under(Fault.status(529));
        assertThat(both.first().statusCode()).isEqualTo(529);
        assertThat(both.openAi().at("/error/type").stringValue()).isEqualTo("server_error");
        assertThat(both.anthropic().at("/error/type").stringValue()).isEqualTo("overloaded_error");
    }

    @Test
    void statusWithHeadersAndBodyOfItsOwn() throws Exception {
        Both both = Both.under(new Fault.Status(503, Map.of("x-should-retry", "false"), "down"));
        assertThat(both.first().headers().firstValue("x-should-retry")).contains("false");
        assertThat(both.second().body()).isEqualTo("down");
    }

    @Test
    void rateLimit() throws Exception {
        Both both = Both.under(Fault.rateLimited(Duration.ofMillis(1500)));
        assertThat(both.first().statusCode()).isEqualTo(429);
        assertThat(both.first().headers().firstValue("Retry-After")).contains("2");
        assertThat(both.openAi().at("/error/code").stringValue()).isEqualTo("rate_limit_exceeded");
        assertThat(both.anthropic().at("/error/type").stringValue()).isEqualTo("rate_limit_error");
    }

    @Test
    void outOfQuota() throws Exception {
        Both both = Both.under(Fault.outOfQuota());
        assertThat(both.first().statusCode()).isEqualTo(429);
        assertThat(both.openAi().at("/error/code").stringValue()).isEqualTo("insufficient_quota");
    }

    @Test
    void emptyContent() throws Exception {
        Both both = Both.under(ReplyFault.EMPTY_CONTENT);
        assertThat(both.openAi().at("/choices/0/message/content").stringValue()).isEmpty();
        assertThat(both.anthropic().at("/content/0/text").stringValue()).isEmpty();
    }

    @Test
    void nullContent() throws Exception {
        Both both = Both.under(ReplyFault.NULL_CONTENT);
        assertThat(both.openAi().at("/choices/0/message/content").isNull()).isTrue();
        assertThat(both.anthropic().path("content").isEmpty()).isTrue();
    }

    @Test
    void nullFinishReason() throws Exception {
        Both both = Both.under(ReplyFault.NULL_FINISH_REASON);
        assertThat(both.openAi().at("/choices/0/finish_reason").isNull()).isTrue();
        assertThat(both.anthropic().path("stop_reason").isNull()).isTrue();
        assertThat(both.openAi().at("/choices/0/message/content").stringValue()).isEqualTo("a whole answer");
    }

    @Test
    void huge() throws Exception {
        Both both = Both.under(BodyFault.HUGE);
        assertThat(both.first().body()).hasSize(50_000_000);
        assertThat(both.anthropic().path("type").stringValue()).isEqualTo("message");
    }

    @Test
    void wrongType() throws Exception {
        Both both = Both.under(BodyFault.WRONG_TYPE);
        assertThat(both.first().headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(both.openAi().at("/choices/0/message/content").stringValue()).isEqualTo("a whole answer");
    }

    @Test
    void binary() throws Exception {
        assertThat(Both.under(BodyFault.BINARY).first().body()).contains("\0");
    }

    @Test
    void slowDrip() throws Exception {
        try (Testbed testbed = failing(WireFault.SLOW_DRIP);
                Calls calls = new Calls(testbed)) {
            try (InputStream body =
                    calls.open(calls.request("/chat/completions", OPEN_AI)).body()) {
                assertThat(body.readNBytes(2)).as("it begins").hasSize(2);
                assertThat(body.available()).as("and then takes its time").isLessThan(20);
            }
        }
    }

    @Test
    void refusal() throws Exception {
        Both both = Both.under(ReplyFault.REFUSAL);
        assertThat(both.openAi().at("/choices/0/message/content").isNull()).isTrue();
        assertThat(both.openAi().at("/choices/0/message/refusal").stringValue()).isNotEmpty();
        assertThat(both.anthropic().path("stop_reason").stringValue()).isEqualTo("refusal");
        assertThat(both.anthropic().path("content").isEmpty()).isTrue();
    }

    @Test
    void contentFilter() throws Exception {
        Both both = Both.under(ReplyFault.CONTENT_FILTER);
        assertThat(both.openAi().at("/choices/0/finish_reason").stringValue()).isEqualTo("content_filter");
        assertThat(both.anthropic().path("stop_reason").stringValue()).isEqualTo("refusal");
    }

    @Test
    void length() throws Exception {
        Both both = Both.under(ReplyFault.LENGTH);
        assertThat(both.openAi().at("/choices/0/message/content").stringValue()).isEqualTo("a whole");
        assertThat(both.openAi().at("/choices/0/finish_reason").stringValue()).isEqualTo("length");
        assertThat(both.anthropic().path("stop_reason").stringValue()).isEqualTo("max_tokens");
    }

    @Test
    void cutJson() throws Exception {
        Both both = Both.under(BodyFault.CUT_JSON);
        assertThat(both.first().statusCode()).isEqualTo(200);
        assertThatThrownBy(both::openAi).isInstanceOf(JacksonException.class);
        assertThatThrownBy(both::anthropic).isInstanceOf(JacksonException.class);
    }

    @Test
    void wrongJson() throws Exception {
        Both both = Both.under(BodyFault.WRONG_JSON);
        assertThat(both.openAi().propertyNames()).containsExactly("greeting");
        assertThat(both.anthropic()).isEqualTo(both.openAi());
    }

    @Test
    void errorInOk() throws Exception {
        Both both = Both.under(BodyFault.ERROR_IN_OK);
        assertThat(both.first().statusCode()).isEqualTo(200);
        assertThat(both.openAi().at("/error/message").stringValue()).isNotEmpty();
        assertThat(both.anthropic().at("/error/type").stringValue()).isEqualTo("api_error");
    }

    @Test
    void htmlPage() throws Exception {
        Both both = Both.under(BodyFault.HTML_PAGE);
        assertThat(both.first().headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(both.second().body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void reset() throws Exception {
        try (Testbed testbed = failing(WireFault.RESET);
                Calls calls = new Calls(testbed)) {
            assertThatThrownBy(() -> calls.chat(OPEN_AI)).isInstanceOf(IOException.class);
            assertThat(testbed.log().entries()).extracting(LogEntry::status).containsExactly(0);
        }
    }

    @Test
    void shortBody() throws Exception {
        try (Testbed testbed = failing(WireFault.SHORT_BODY);
                Calls calls = new Calls(testbed)) {
            assertThatThrownBy(() -> calls.chat(OPEN_AI)).isInstanceOf(IOException.class);
            assertThat(testbed.log().entries()).extracting(LogEntry::status).containsExactly(200);
        }
    }

    @Test
    void hangBeforeHeaders() throws Exception {
        Settings settings = Settings.defaults()
                .capacity(1)
                .faults(FaultPlan.forBodyContaining("silence", WireFault.HANG_BEFORE_HEADERS));
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            HttpRequest silent = calls.request("/messages", Calls.anthropic("s", "silence"));
            HttpRequest impatient = HttpRequest.newBuilder(silent, (name, value) -> true)
                    .timeout(Duration.ofMillis(50))
                    .build();
            assertThatThrownBy(() -> calls.send(impatient)).isInstanceOf(HttpTimeoutException.class);
            assertThat(calls.chat(OPEN_AI).statusCode())
                    .as("a silent call holds no place in service")
                    .isEqualTo(200);
        }
    }

    @Test
    void stallInBody() throws Exception {
        CompletableFuture<Integer> next;
        try (Testbed testbed = failing(WireFault.STALL_IN_BODY)) {
            Calls calls = new Calls(testbed);
            HttpResponse<InputStream> response = calls.open(calls.request("/chat/completions", OPEN_AI));
            int half =
                    (int) response.headers().firstValueAsLong("Content-Length").orElseThrow() / 2;
            InputStream body = response.body();
            assertThat(body.readNBytes(half)).hasSize(half);

            next = CompletableFuture.supplyAsync(() -> readOrMinusTwo(body));
            assertThatThrownBy(() -> next.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }
        assertThat(next.get(20, TimeUnit.SECONDS))
                .as("closing breaks the connection")
                .isEqualTo(-2);
    }

    private static int readOrMinusTwo(InputStream body) {
        try {
            return body.read();
        } catch (IOException e) {
            return -2;
        }
    }

    @Test
    void isFoundByItsName() {
        assertThat(Fault.named("status-503")).isEqualTo(Fault.status(503));
        assertThat(Fault.named("null-finish-reason")).isEqualTo(ReplyFault.NULL_FINISH_REASON);
        assertThat(Fault.named("cut-json")).isEqualTo(BodyFault.CUT_JSON);
        assertThat(Fault.named("reset")).isEqualTo(WireFault.RESET);
        assertThatThrownBy(() -> Fault.named("earthquake"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("earthquake")
                .hasMessageContaining("stall-in-body");
        assertThatThrownBy(() -> Fault.status(200)).isInstanceOf(IllegalArgumentException.class);
    }
}

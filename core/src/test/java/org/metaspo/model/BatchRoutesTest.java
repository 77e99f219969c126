package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.metaspo.model.BatchRoutes.ItemReply;
import org.metaspo.model.FakeEndpoint.Received;

/** What vendors answer about batches beside the usual. */
class BatchRoutesTest {
    private static final Instant SINCE = Instant.parse("2026-11-25T10:00:00Z");

    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final Transport transport = new Transport(Duration.ofSeconds(30), 2, null);
    private final Direct direct = new Direct(transport, endpoint.baseUrl(), Map.of());
    private final BatchRoutes openAi = new OpenAiBatches(
            direct, new Target("openai", "m", URI.create("https://a.test"), "K", new Redaction("sk-my-own-key")));
    private final BatchRoutes anthropic = new AnthropicBatches(direct);

    @AfterEach
    void close() {
        transport.close();
        endpoint.close();
    }

    @Test
    void aMarkIsLookedForOnEveryPage() {
        endpoint.answers(200, """
                {"data":[{"id":"b9","metadata":{"metaspo":"another"}},{"id":"b8","metadata":null}],"has_more":true}""");
        endpoint.answers(200, "{\"data\":[{\"id\":\"b7\",\"metadata\":{\"metaspo\":\"mine\"}}],\"has_more\":false}");

        assertThat(openAi.find("mine", SINCE, 3)).containsExactly("b7");
        assertThat(endpoint.received())
                .extracting(Received::path)
                .containsExactly("/v1/batches?limit=100", "/v1/batches?limit=100&after=b8");
    }

    @Test
    void onlyBatchesOfTheRightSizeAndAgeMayBeOurs() {
        String counts =
                "\"request_counts\":{\"processing\":1,\"succeeded\":2,\"errored\":0,\"canceled\":0,\"expired\":0}";
        endpoint.answers(200, """
                {"data":[{"id":"m4","created_at":"2026-11-25T10:00:01.5Z",%1$s},\
                {"id":"m3","created_at":"2026-11-25T10:00:00Z","request_counts":{"processing":4}},\
                {"id":"m2","created_at":"2026-11-24T22:00:00+00:00",%1$s},\
                {"id":"m1","created_at":"2026-11-23T09:00:00Z",%1$s}],"has_more":false}""".formatted(counts));

        assertThat(anthropic.find("mine", SINCE, 3))
                .as("clocks may differ by half a day: one may have been set back, or to another zone")
                .containsExactly("m4", "m2");
    }

    @Test
    void aBatchThatIsNotTakenSaysWhy() {
        endpoint.answers(200, """
                {"status":"failed","errors":{"data":[{"code":"token_limit_exceeded",\
                "message":"Enqueued token limit reached, sk-my-own-key"}]},"request_counts":{"total":0}}""");

        Batches.Progress progress = openAi.look("b1");

        assertThat(progress.ended()).isTrue();
        assertThat(progress.refusal())
                .contains("openai m: it refused a batch", "Enqueued token limit reached")
                .doesNotContain("sk-my-own-key");
    }

    @Test
    void aLineThatIsCutIsNoAnswer() {
        endpoint.answers(200, "{\"status\":\"completed\",\"output_file_id\":\"f1\",\"error_file_id\":null}");
        endpoint.answers(200, """
                {"custom_id":"a","response":{"status_code":200,"body":{"choices":[]}},"error":null}
                {"custom_id":"b","response":{"status""");
        Map<String, ItemReply> replies = new HashMap<>();
        openAi.results("b1", replies);

        assertThat(replies).containsOnlyKeys("a");
        assertThat(Objects.requireNonNull(replies.get("a")).reply()).isNotNull();
    }
}

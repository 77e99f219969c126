package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.metaspo.model.FakeEndpoint.Received;
import tools.jackson.databind.json.JsonMapper;

/** Jobs: paid once, however often their answer is asked for. */
class RunPodProtocolTest {
    private static final String DONE = """
            {"id":"j1","status":"COMPLETED","output":[{"choices":[{"tokens":["5 ","stars"]}],\
            "usage":{"input":20,"output":3}}]}""";

    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final Provider provider = Providers.at(
            endpoint.baseUrl(),
            new ModelSettings(
                    "runpod-native", "m", null, null, null, null, 64, null, Duration.ofSeconds(30), 1, false, null),
            ApiKey.NONE,
            null);

    @AfterEach
    void close() {
        provider.close();
        endpoint.close();
    }

    @Test
    void parametersStandWhereTheWorkerReadsThem() throws InterruptedException {
        endpoint.answers(200, "{\"id\":\"j1\",\"status\":\"IN_QUEUE\"}");
        endpoint.answers(200, DONE);
        Answer answer = provider.ask(Requests.with("m", new Parameters(0.5, 7L, 64, null, List.of())));

        assertThat(answer).isEqualTo(new Answer(Outcome.ANSWERED, "5 stars", Usage.of(20, 3)));
        assertThat(endpoint.received()).extracting(Received::path).containsExactly("/v1/run", "/v1/status/j1");
        assertThat(new JsonMapper().readTree(endpoint.only().body())).isEqualTo(new JsonMapper().readTree("""
                        {"input": {"apply_chat_template": true,
                          "messages": [{"role": "system", "content": "You grade reviews."},
                                       {"role": "user", "content": "Great soap."}],
                          "sampling_params": {"max_tokens": 64, "temperature": 0.5, "seed": 7}}}"""));
    }

    @Test
    void anAttemptThatWasCutOffIsGoneOnWith() throws InterruptedException {
        endpoint.answers(200, "{\"id\":\"j1\",\"status\":\"IN_QUEUE\"}");
        endpoint.hangsBeforeHeaders();
        Thread first = Thread.startVirtualThread(() ->
                assertThatThrownBy(() -> provider.ask(Requests.plain("m"))).isInstanceOf(InterruptedException.class));
        endpoint.awaitHanging();
        first.interrupt();
        first.join();

        endpoint.answers(200, DONE);
        assertThat(provider.ask(Requests.plain("m")).text()).isEqualTo("5 stars");
        assertThat(endpoint.received())
                .extracting(Received::path)
                .containsExactly("/v1/run", "/v1/status/j1", "/v1/status/j1");
    }

    @Test
    void aJobThatIsGoneIsPutAnew() throws InterruptedException {
        endpoint.answers(200, "{\"id\":\"j1\",\"status\":\"IN_QUEUE\"}");
        endpoint.answers(404, "{\"error\":\"job not found\"}");
        assertThatThrownBy(() -> provider.ask(Requests.plain("m")))
                .isInstanceOf(PassingFaultException.class)
                .hasMessage("runpod-native m: its job j1 is no longer there");

        endpoint.answers(200, "{\"id\":\"j2\",\"status\":\"IN_QUEUE\"}");
        endpoint.answers(200, DONE);
        assertThat(provider.ask(Requests.plain("m")).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void anAnswerAsLongAsTheLimitWasCutByIt() throws InterruptedException {
        endpoint.answers(200, "{\"id\":\"j1\",\"status\":\"IN_QUEUE\"}");
        endpoint.answers(200, DONE.replace("\"output\":3}", "\"output\":64}"));

        assertThat(provider.ask(Requests.plain("m")).outcome()).isEqualTo(Outcome.TRUNCATED);
    }
}

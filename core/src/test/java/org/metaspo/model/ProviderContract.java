package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider behind HTTP does, whatever its protocol. */
abstract class ProviderContract {
    static final String KEY = "sk-test-1234567890abcdef";

    final FakeEndpoint endpoint = new FakeEndpoint();

    abstract String providerName();

    abstract String model();

    abstract Provider provider();

    /** A reply with a text and this finish reason, both JSON values such as {@code "stop"} or {@code null}. */
    abstract String reply(String text, String finish);

    abstract String done();

    abstract String cut();

    abstract String error(String type, String code, String message);

    final ModelSettings settings() {
        return new ModelSettings(
                providerName(),
                model(),
                endpoint.baseUrl().toString(),
                "TEST_KEY",
                null,
                null,
                64,
                null,
                Duration.ofSeconds(30),
                4,
                false,
                null);
    }

    final Provider connect() {
        try {
            return Providers.connect(
                    settings(), name -> name.equals("TEST_KEY") ? KEY : null, (step, done, total) -> {});
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    final Answer ask() throws InterruptedException {
        return provider().ask(Requests.plain(model()));
    }

    private PassingFaultException passingFault() {
        PassingFaultException fault = catchThrowableOfType(PassingFaultException.class, this::ask);
        assertThat(fault).isNotNull();
        assertThat(fault).hasMessageStartingWith(providerName() + " " + model() + ": ");
        assertThat(fault.getMessage()).doesNotContain(KEY);
        assertThat(fault.getCause()).isNull();
        return fault;
    }

    private ProviderFailedException failure() {
        ProviderFailedException failure = catchThrowableOfType(ProviderFailedException.class, this::ask);
        assertThat(failure).isNotNull();
        assertThat(failure).hasMessageStartingWith(providerName() + " " + model() + ": ");
        assertThat(failure.getMessage()).doesNotContain(KEY);
        assertThat(failure.getCause()).isNull();
        return failure;
    }

    @AfterEach
    void closeBoth() {
        provider().close();
        endpoint.close();
    }

    @Test
    void aCompleteTextIsAnswered() throws InterruptedException {
        endpoint.answers(200, reply("\"5 stars – schön\"", done()));

        Answer answer = ask();

        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.text()).isEqualTo("5 stars – schön");
        assertThat(endpoint.received()).hasSize(1);
    }

    @Test
    void aTextCutByTheOutputLimitIsTruncated() throws InterruptedException {
        endpoint.answers(200, reply("\"5 sta\"", cut()));

        Answer answer = ask();

        assertThat(answer.outcome()).isEqualTo(Outcome.TRUNCATED);
        assertThat(answer.text()).isEqualTo("5 sta");
    }

    @Test
    void aMissingFinishReasonWithATextIsAnswered() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", "null"));
        endpoint.answers(200, reply("\"4\"", "\"some-gateway-word\""));

        assertThat(ask().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(ask()).extracting(Answer::outcome, Answer::text).containsExactly(Outcome.ANSWERED, "4");
    }

    @Test
    void aMissingTextWithANormalFinishIsAnEmptyAnswer() throws InterruptedException {
        endpoint.answers(200, reply("null", done()));

        assertThat(ask()).extracting(Answer::outcome, Answer::text).containsExactly(Outcome.ANSWERED, "");
    }

    @Test
    void anAnswerWithoutUsageIsBoundedByItsBytes() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", done()).replaceAll("\"usage\":\\{.*}}?(?=})", "\"usage\":null"));

        Usage usage = ask().usage();

        assertThat(usage.inputTokens()).isEqualTo("You grade reviews.Great soap.".length() + 2 * 16);
        assertThat(usage.outputTokens()).isEqualTo(1 + 16);
    }

    @Test
    void choicesAreUnwrapped() throws InterruptedException {
        endpoint.answers(200, reply("\"{\\\"answer\\\": \\\"good\\\"}\"", done()));
        endpoint.answers(200, reply("\"good, I think\"", done()));
        Request request = Requests.with(model(), Requests.choosing(null, "good", "bad"));

        assertThat(provider().ask(request).text()).isEqualTo("good");
        assertThat(provider().ask(request).text()).isEqualTo("good, I think");
    }

    @Test
    void connectionsAreKeptAlive() throws InterruptedException {
        for (int call = 0; call < 3; call++) {
            endpoint.answers(200, reply("\"5\"", done()));
            ask();
        }
        endpoint.answers(503, error("server_error", "x", "busy"));
        passingFault();
        endpoint.answers(200, reply("\"5\"", done()));
        ask();

        assertThat(endpoint.received())
                .extracting(FakeEndpoint.Received::clientPort)
                .hasSize(5)
                .containsOnly(endpoint.only().clientPort());
    }

    @Test
    void requestsCarryNoHeadersThatServersChokeOn() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", done()));
        ask();

        assertThat(endpoint.only().headers())
                .doesNotContainKeys("Upgrade", "Http2-settings", "Expect", "Accept-encoding", "Cookie");
        assertThat(endpoint.only().header("Content-type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 424, 429, 498, 500, 502, 503, 504, 529})
    void theseStatusesPass(int status) {
        endpoint.answers(status, error("some_error", "some_code", "try later"), "Retry-After", "2.5");

        PassingFaultException fault = passingFault();

        assertThat(fault).hasMessageContaining("HTTP " + status).hasMessageContaining("try later");
        assertThat(fault.status()).isEqualTo(status);
        assertThat(fault.retryAfter()).isEqualTo(Duration.ofMillis(2500));
        assertThat(endpoint.received()).as("attempts on the wire").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, Check the key in the environment variable TEST_KEY.",
        "402, Add credit or raise the spending limit",
        "403, Maybe the key has no right to this model",
        "404, Check the model's name and `base-url`.",
        "400, The request has a form that this endpoint does not take",
        "422, The request has a form that this endpoint does not take",
        "307, set `base-url` to the final address"
    })
    void theseStatusesEndTheRun(int status, String remedy) {
        endpoint.answers(status, error("some_error", "some_code", "no, not with " + KEY));

        assertThat(failure())
                .hasMessageContaining("HTTP " + status + ": no, not with [hidden].")
                .hasMessageContaining(remedy);
        assertThat(endpoint.received()).hasSize(1);
    }

    @Test
    void noCreditEndsTheRunThoughTheStatusIs429() {
        endpoint.answers(429, error("insufficient_quota", "insufficient_quota", "You exceeded your current quota"));

        assertThat(failure()).hasMessageContaining("then resume the run");
    }

    @Test
    void aRequestBeyondTheContextIsTooLong() throws InterruptedException {
        endpoint.answers(
                400, error("invalid_request_error", "context_length_exceeded", "This model's maximum context length"));
        endpoint.answers(400, error("invalid_request_error", "x", "prompt is too long: 210000 tokens > 200000"));
        endpoint.answers(413, "");

        for (int call = 0; call < 3; call++) {
            assertThat(ask()).isEqualTo(new Answer(Outcome.TOO_LONG, "", Usage.NONE));
        }
    }

    @Test
    void aFilteredRequestIsRefused() throws InterruptedException {
        endpoint.answers(400, error("content_filter", "content_filter", "The response was filtered"));
        endpoint.answers(403, error("x", "y", "Your input was flagged by moderation"));

        assertThat(ask()).isEqualTo(new Answer(Outcome.REFUSED, "", Usage.NONE));
        assertThat(ask().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void anErrorWithStatus200IsJudgedByItsOwnCode() {
        endpoint.answers(200, "{\"error\":{\"code\":502,\"message\":\"upstream went away\"}}");
        endpoint.answers(200, "{\"error\":{\"code\":402,\"message\":\"no credits\"}}");
        endpoint.answers(200, "{\"error\":{\"message\":\"something else\"}}");

        assertThat(passingFault()).hasMessageContaining("HTTP 502: upstream went away");
        assertThat(failure()).hasMessageContaining("no credits");
        assertThat(passingFault()).hasMessageContaining("something else");
    }

    @Test
    void repliesThatAreNoAnswersPass() {
        endpoint.answers(200, "<html><body>Welcome to the hotel network</body></html>", "Content-Type", "text/html");
        endpoint.answers(200, reply("\"5\"", done()).substring(0, 20));
        endpoint.answers(200, "");
        endpoint.answers(502, "<html>bad gateway</html>");

        assertThat(passingFault()).hasMessageContaining("an HTML page instead of an answer");
        assertThat(passingFault()).hasMessageContaining("no answer in it");
        assertThat(passingFault()).hasMessageContaining("an empty reply");
        assertThat(passingFault()).hasMessageContaining("HTTP 502: an HTML page");
    }

    @Test
    void brokenConnectionsPass() {
        endpoint.breaksOffAfter("{\"id\":");
        endpoint.hangsUp();

        assertThat(passingFault().status()).isZero();
        assertThat(passingFault().status()).isZero();
        endpoint.close();
        assertThat(passingFault()).hasMessageContaining("HttpHostConnect");
    }

    @Test
    void anInterruptEndsACallThatHangsBeforeTheHeaders() throws Exception {
        endpoint.hangsBeforeHeaders();
        assertInterruptEnds();
    }

    @Test
    void anInterruptEndsACallThatHangsInTheBody() throws Exception {
        endpoint.hangsInBody();
        assertInterruptEnds();
    }

    private void assertInterruptEnds() throws Exception {
        CompletableFuture<Answer> call = new CompletableFuture<>();
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                call.complete(ask());
            } catch (InterruptedException | RuntimeException e) {
                call.completeExceptionally(e);
            }
        });
        endpoint.awaitHanging();
        caller.interrupt();
        caller.join();

        assertThatThrownBy(call::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(InterruptedException.class);
        endpoint.answers(200, reply("\"5\"", done()));
        assertThat(ask().text()).as("the pool after an interrupt").isEqualTo("5");
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::ask).isInstanceOf(InterruptedException.class);
        assertThat(endpoint.received()).isEmpty();
    }
}

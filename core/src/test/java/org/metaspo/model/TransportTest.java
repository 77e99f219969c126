package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.metaspo.http.ProxyRoute;

/** The client below LangChain4j. */
class TransportTest {
    private final FakeEndpoint endpoint = new FakeEndpoint();

    @AfterEach
    void close() {
        Transport.forget();
        endpoint.close();
    }

    private Transport direct() {
        return new Transport(Duration.ofSeconds(30), 1, null);
    }

    private HttpRequest post(String path) {
        return HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(endpoint.baseUrl() + path)
                .addHeader("X-Mine", "a", "b")
                .body("{\"ü\":1}")
                .build();
    }

    @Test
    void sendsAndReceivesUtf8() {
        endpoint.answers(200, "schön", "X-Theirs", "1");
        try (Transport transport = direct()) {
            var response = transport.execute(post("/a"));

            assertThat(response.body()).isEqualTo("schön");
            assertThat(response.headers().get("x-theirs")).containsExactly("1");
        }
        assertThat(endpoint.only().body()).isEqualTo("{\"ü\":1}");
        assertThat(endpoint.only().headers().get("X-mine")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aFailedStatusKeepsItsHeadersAndHasNoCause() {
        endpoint.answers(429, "slow down", "Retry-After", "3");
        try (Transport transport = direct()) {
            assertThatThrownBy(() -> transport.execute(post("/a")))
                    .isInstanceOf(HttpException.class)
                    .hasNoCause()
                    .hasMessage("slow down")
                    .isInstanceOfSatisfying(HttpFailure.class, failure -> {
                        assertThat(failure.statusCode()).isEqualTo(429);
                        assertThat(failure.headers().get("retry-after")).containsExactly("3");
                    });
            assertThat(Transport.received()).isNull();
        }
    }

    @Test
    void theLastGoodReplyStaysAtHandForItsThread() {
        endpoint.answers(200, "not an answer");
        try (Transport transport = direct()) {
            transport.execute(post("/a"));

            assertThat(Transport.received()).extracting(Reply::body).isEqualTo("not an answer");
            CompletableFuture<Boolean> others = new CompletableFuture<>();
            Thread.startVirtualThread(() -> others.complete(Transport.received() == null));
            assertThat(others.join()).as("nothing for another thread").isTrue();
            Transport.forget();
            assertThat(Transport.received()).isNull();
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        endpoint.answers(302, "", "Location", "/v1/b");
        try (Transport transport = direct()) {
            assertThatThrownBy(() -> transport.execute(post("/a"))).isInstanceOf(HttpFailure.class);
        }
        assertThat(endpoint.received()).hasSize(1);
    }

    @Test
    void aSilentServerEndsWithTheSocketTimeout() {
        endpoint.hangsBeforeHeaders();
        try (Transport transport = new Transport(Duration.ofMillis(20), 1, null)) {
            assertThatThrownBy(() -> transport.execute(post("/a")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aReplyWithoutEndIsCutOff() {
        endpoint.plays(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 20];
            try {
                while (true) {
                    exchange.getResponseBody().write(block);
                }
            } catch (IOException e) {
                return; // the client has gone, as it should
            }
        });
        try (Transport transport = direct()) {
            assertThatThrownBy(() -> transport.execute(post("/a")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("longer than");
        }
    }

    @Test
    void streamingIsRefused() {
        try (Transport transport = direct()) {
            assertThatThrownBy(() -> transport.execute(
                            post("/a"), new DefaultServerSentEventParser(), new ServerSentEventListener() {
                                @Override
                                public void onError(Throwable failure) {
                                    throw new AssertionError(failure);
                                }
                            }))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("does not stream");
        }
    }

    @Test
    void aProxyIsAskedForTheWholeAddressAndGetsItsLogin() {
        endpoint.answers(407, "", "Proxy-Authenticate", "Basic realm=\"p\"");
        endpoint.answers(200, "through");
        HttpHost host = new HttpHost("127.0.0.1", endpoint.baseUrl().getPort());
        HttpRequest request = HttpRequest.builder()
                .method(HttpMethod.POST)
                .url("http://models.invalid/v1/a")
                .body("{}")
                .build();
        try (Transport transport = new Transport(Duration.ofSeconds(30), 1, new ProxyRoute(host, "me", "pass"))) {
            assertThat(transport.execute(request).body()).isEqualTo("through");
        }
        assertThat(endpoint.received())
                .extracting(FakeEndpoint.Received::path)
                .containsOnly("http://models.invalid/v1/a");
        assertThat(endpoint.received().getLast().header("Proxy-authorization"))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("me:pass".getBytes(StandardCharsets.US_ASCII)));
    }
}

package org.metaspo.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/**
 * Hands LangChain4j a client that stands already, so that all models of an endpoint share one pool. The timeouts that
 * LangChain4j sets are its own defaults; the client's were set when it was made.
 */
final class TransportBuilder implements HttpClientBuilder {
    private final HttpClient transport;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout;

    TransportBuilder(HttpClient transport, Duration readTimeout) {
        this.transport = transport;
        this.readTimeout = readTimeout;
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        return transport;
    }
}

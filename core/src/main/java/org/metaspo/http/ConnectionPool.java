package org.metaspo.http;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.CredentialsProviderBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** How Apache's client is set up: bare, since retries, pacing and deadlines are decided elsewhere. */
public final class ConnectionPool {
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    /** Servers close idle connections without a word: look before reuse, as nothing here sends a request twice. */
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);

    private ConnectionPool() {}

    /**
     * A client.
     *
     * @param socketTimeout longest silence on a connection
     * @param connections most connections at a time
     * @param proxy null = direct
     */
    public static CloseableHttpClient open(Duration socketTimeout, int connections, @Nullable ProxyRoute proxy) {
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(connections(socketTimeout, connections))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(socketTimeout))
                        .setProtocolUpgradeEnabled(false) // servers choke on Upgrade headers over plain http
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
        if (proxy != null) {
            builder.setProxy(proxy.host());
            if (proxy.user() != null) {
                builder.setDefaultCredentialsProvider(CredentialsProviderBuilder.create()
                        .add(proxy.host(), proxy.user(), proxy.password().toCharArray())
                        .build());
            }
        }
        return builder.build();
    }

    private static PoolingHttpClientConnectionManager connections(Duration socketTimeout, int most) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties() // the trust store that javax.net.ssl.* names
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(Timeout.of(socketTimeout))
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build())
                .build();
    }
}

package org.metaspo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.problem.BadInputException;

class ProxyRouteTest {
    private static final URI OPENAI = URI.create("https://api.openai.com/v1");

    private static @Nullable ProxyRoute route(URI address, Map<String, String> environment) {
        return ProxyRoute.to(address, environment::get, selecting(Proxy.NO_PROXY));
    }

    private static ProxySelector selecting(Proxy proxy) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxy);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                throw new AssertionError(failure);
            }
        };
    }

    @Test
    void withoutSettingsTheWayIsDirect() {
        assertThat(route(OPENAI, Map.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    void variablesInEitherCase(String name) {
        assertThat(Objects.requireNonNull(route(OPENAI, Map.of(name, "http://proxy.test:3128"))))
                .extracting(ProxyRoute::host)
                .isEqualTo(new HttpHost("proxy.test", 3128));
    }

    @Test
    void plainHttpHasItsOwnVariable() {
        URI plain = URI.create("http://models.test/v1");

        assertThat(route(plain, Map.of("https_proxy", "http://proxy.test:3128")))
                .isNull();
        assertThat(route(plain, Map.of("http_proxy", "proxy.test"))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "api.openai.com, true",
        "openai.com, true",
        ".openai.com, true",
        "*.openai.com, true",
        "'other.test, openai.com:443', true",
        "*, true",
        "ai.com, false",
        "'', false"
    })
    void exemptions(String exemptions, boolean direct) {
        ProxyRoute route = route(OPENAI, Map.of("https_proxy", "http://proxy.test:3128", "no_proxy", exemptions));

        assertThat(route == null).isEqualTo(direct);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/v1", "http://localhost:1234/v1", "http://[::1]:80/v1"})
    void thisMachineIsReachedDirectly(String address) {
        assertThat(route(URI.create(address), Map.of("http_proxy", "http://proxy.test:3128")))
                .isNull();
    }

    @Test
    void systemPropertiesGoFirst() {
        Proxy system = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("system.test", 8080));
        ProxyRoute route =
                ProxyRoute.to(OPENAI, Map.of("https_proxy", "http://proxy.test:3128")::get, selecting(system));

        assertThat(Objects.requireNonNull(route).host()).isEqualTo(new HttpHost("system.test", 8080));
    }

    @Test
    void aLoginIsReadButNotShown() {
        ProxyRoute route =
                Objects.requireNonNull(route(OPENAI, Map.of("https_proxy", "http://me:hidden@proxy.test:3128")));

        assertThat(route).extracting(ProxyRoute::user, ProxyRoute::password).containsExactly("me", "hidden");
        assertThat(route).asString().doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://proxy.test:1080", "http://me:hid den@proxy.test", "http://"})
    void anUnreadableSettingIsBadInputWithoutItsSecret(String setting) {
        assertThatThrownBy(() -> route(OPENAI, Map.of("https_proxy", setting)))
                .isInstanceOf(BadInputException.class)
                .hasMessageNotContaining("hid den")
                .hasNoCause();
    }
}

package org.metaspo.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/**
 * The proxy on the way to an endpoint, from the usual settings: Java's system properties ({@code https.proxyHost} and
 * its like), else {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy}, in either case. This
 * machine is always reached directly. Ranges of addresses in {@code no_proxy} (10.0.0.0/8) are not understood.
 *
 * @param user null where the proxy asks for none
 * @param password empty where there is none
 */
public record ProxyRoute(HttpHost host, @Nullable String user, String password) {

    /** The proxy to an address, null = direct. */
    public static @Nullable ProxyRoute to(
            URI address, UnaryOperator<@Nullable String> environment, ProxySelector system) {
        if (isLoopback(address.getHost())) {
            return null;
        }
        for (Proxy proxy : system.select(address)) {
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress at) {
                return new ProxyRoute(new HttpHost(at.getHostString(), at.getPort()), null, "");
            }
        }
        String proxy = variable(environment, address.getScheme() + "_proxy");
        String setting = proxy == null ? variable(environment, "all_proxy") : proxy;
        return setting == null || isExempt(address, variable(environment, "no_proxy")) ? null : parse(setting);
    }

    private static ProxyRoute parse(String setting) {
        try {
            URI uri = URI.create(setting.contains("://") ? setting : "http://" + setting);
            if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
                throw unreadable();
            }
            int port = uri.getPort() < 0 ? 80 : uri.getPort();
            String login = uri.getUserInfo() == null ? "" : uri.getUserInfo();
            int colon = login.indexOf(':');
            return new ProxyRoute(
                    new HttpHost(uri.getHost(), port),
                    login.isEmpty() ? null : colon < 0 ? login : login.substring(0, colon),
                    colon < 0 ? "" : login.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw unreadable(); // without the cause, which would quote a password
        }
    }

    private static BadInputException unreadable() {
        return new BadInputException(
                "environment, proxy setting", "is not a proxy's address.", "Write it as http://HOST:PORT.");
    }

    private static boolean isExempt(URI address, @Nullable String exemptions) {
        if (exemptions == null) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        for (String entry : exemptions.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
            String domain = entry.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
            boolean within = host.equals(domain) || host.endsWith("." + domain);
            if (entry.equals("*") || (within && !domain.isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static @Nullable String variable(UnaryOperator<@Nullable String> environment, String name) {
        String lower = environment.apply(name);
        String value = lower == null ? environment.apply(name.toUpperCase(Locale.ROOT)) : lower;
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ProxyRoute[" + host + "]";
    }
}

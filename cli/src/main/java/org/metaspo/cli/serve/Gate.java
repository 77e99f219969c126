package org.metaspo.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Who may come in. Any page that a browser has open can send requests to a loopback port, and a name that changes its
 * address makes them look as if they came from here; so a foreign Host or Origin is refused, and what changes something
 * needs the token that only the dashboard's own page was told.
 */
final class Gate {
    /** The header that carries the token. */
    static final String TOKEN = "X-MetaSPO-Token";

    private static final int TOKEN_BYTES = 24;

    private final Set<String> hosts;
    private final String token;

    Gate(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        token = HexFormat.of().formatHex(bytes);
    }

    /** New for each start. */
    String token() {
        return token;
    }

    /** Whether a request came to this machine by its own name, and from a page of ours or from none. */
    boolean isOurs(HttpExchange exchange) {
        List<String> host = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        List<String> origin = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
        return host.size() == 1
                && hosts.contains(host.getFirst())
                && origin.size() <= 1
                && origin.stream().allMatch(from -> hosts.stream().anyMatch(each -> from.equals("http://" + each)));
    }

    /** Whether a request may change something. */
    boolean mayChange(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst(TOKEN);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}

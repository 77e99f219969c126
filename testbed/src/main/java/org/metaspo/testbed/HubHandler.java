package org.metaspo.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A request's way through one of the hub's two ports. */
final class HubHandler implements HttpHandler {
    private static final String CDN = "cdn";

    private final Hub hub;
    private final boolean cdn;
    private final CountDownLatch end;

    HubHandler(Hub hub, boolean cdn, CountDownLatch end) {
        this.hub = hub;
        this.cdn = cdn;
        this.end = end;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            exchange.getRequestBody().readAllBytes();
            HubAnswer answer = answer(exchange);
            answer.http().sendOn(exchange, end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private HubAnswer answer(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawPath().substring(1);
        int slash = cdn ? -1 : raw.indexOf('/');
        String host = cdn ? CDN : raw.substring(0, Math.max(slash, 0));
        String path = raw.substring(slash + 1);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        HubCall call = hub.arrived(
                host,
                exchange.getRequestMethod(),
                path,
                query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders().getFirst("Range"),
                authorization != null);
        HubAnswer whole =
                switch (host) {
                    case CDN -> new HubFiles(hub).largeFile(call);
                    case Hub.HOST -> new HubFiles(hub).answer(call, authorization);
                    case Hub.VIEWER -> new HubViewer(hub).answer(call);
                    default -> new HubFiles(hub).site(call);
                };
        HubAnswer seen = hub.plan().on(call).map(whole::spoiledBy).orElse(whole);
        return call.method().equals("HEAD") ? seen.withoutBody() : seen;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}

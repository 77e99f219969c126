package org.metaspo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningServersTest {
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void findsThoseThatListModels() throws Exception {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("Ollama", serving(200, "{\"object\":\"list\",\"data\":[{\"id\":\"llama3\"},{\"id\":\"phi\"}]}"));
        ports.put("Some web page", serving(200, "<html>hello</html>"));
        ports.put("Some service", serving(200, "{\"data\":3}"));
        ports.put("Locked", serving(401, "{}"));
        int gone = serving(200, "{}");
        servers.getLast().stop(0);
        ports.put("Gone", gone);
        ports.put("llama.cpp", serving(200, "{\"data\":[]}"));
        assertThat(new RunningServers(ports, 2_000).find())
                .containsExactly(
                        new RunningServer(
                                "Ollama",
                                URI.create("http://127.0.0.1:" + ports.get("Ollama") + "/v1"),
                                List.of("llama3", "phi")),
                        new RunningServer(
                                "llama.cpp",
                                URI.create("http://127.0.0.1:" + ports.get("llama.cpp") + "/v1"),
                                List.of()));
    }

    private int serving(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }
}

package org.metaspo.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds model servers that already run on this machine, by asking their usual ports for {@code /v1/models}. */
public final class RunningServers {
    private final Map<String, Integer> ports;
    private final int timeoutMillis;

    /** Ollama on 11434, LM Studio on 1234, llama.cpp's server on 8080; each asked for at most 0.3 s. */
    public RunningServers() {
        this(usualPorts(), 300);
    }

    /**
     * @param ports loopback port by server name, asked in iteration order
     * @param timeoutMillis longest wait for a connection and for an answer
     */
    public RunningServers(Map<String, Integer> ports, int timeoutMillis) {
        this.ports = new LinkedHashMap<>(ports);
        this.timeoutMillis = timeoutMillis;
    }

    private static Map<String, Integer> usualPorts() {
        Map<String, Integer> usual = new LinkedHashMap<>();
        usual.put("Ollama", 11434);
        usual.put("LM Studio", 1234);
        usual.put("llama.cpp", 8080);
        return usual;
    }

    /** Those that answer with a list of models. Whatever else listens on such a port is left out. */
    public List<RunningServer> find() {
        List<RunningServer> found = new ArrayList<>();
        ports.forEach((name, port) -> ask(name, port).ifPresent(found::add));
        return found;
    }

    private Optional<RunningServer> ask(String name, int port) {
        URI base = URI.create("http://127.0.0.1:" + port + "/v1");
        try {
            HttpURLConnection call =
                    (HttpURLConnection) URI.create(base + "/models").toURL().openConnection(Proxy.NO_PROXY);
            call.setConnectTimeout(timeoutMillis);
            call.setReadTimeout(timeoutMillis);
            call.setInstanceFollowRedirects(false);
            try {
                return call.getResponseCode() == 200 ? read(name, base, call) : Optional.empty();
            } finally {
                call.disconnect();
            }
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // Nothing there, or something that is no model server: both mean "not found".
        }
    }

    private static Optional<RunningServer> read(String name, URI base, HttpURLConnection call) throws IOException {
        try (InputStream body = call.getInputStream()) {
            JsonNode data = JsonMapper.shared().readTree(body).path("data");
            if (!data.isArray()) {
                return Optional.empty();
            }
            List<String> models = new ArrayList<>();
            data.forEach(row -> row.path("id").stringValueOpt().ifPresent(models::add));
            return Optional.of(new RunningServer(name, base, models));
        }
    }
}

package org.metaspo.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the testbed, and the bodies that it sends. */
record Calls(HttpClient client, String baseUrl) implements AutoCloseable {
    /** Far more than any call here takes; a test that meets it has found a hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Calls(Testbed testbed) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), testbed.baseUrl());
    }

    static Map<String, Object> openAi(String system, String user) {
        return Map.of("model", "m", "messages", List.of(message("system", system), message("user", user)));
    }

    static Map<String, Object> anthropic(String system, String user) {
        return Map.of("model", "m", "max_tokens", 1000, "system", system, "messages", List.of(message("user", user)));
    }

    static Map<String, Object> message(String role, Object content) {
        return Map.of("role", role, "content", content);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** A call as a responder sees it. */
    static ChatCall call(String system, String user) {
        String body = system + "/" + user;
        String digest = Draw.sha256(body.getBytes(StandardCharsets.UTF_8));
        return new ChatCall(
                "/v1/chat/completions", "m", system, List.of(user), null, null, null, Choices.FREE, body, digest, 1, 1);
    }

    HttpRequest request(String path, Map<String, Object> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    HttpResponse<String> chat(Map<String, Object> body, String... headers) throws IOException, InterruptedException {
        return send(request("/chat/completions", body, headers));
    }

    HttpResponse<String> messages(Map<String, Object> body, String... headers)
            throws IOException, InterruptedException {
        return send(request("/messages", body, headers));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<InputStream> open(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

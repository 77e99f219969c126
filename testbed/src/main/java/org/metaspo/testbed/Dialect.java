package org.metaspo.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one vendor's server differs from others of the same protocol: a row of {@code dialects.json}.
 *
 * @param name the vendor's
 * @param row the rest: client, root, key, limits, usage, error, troubles
 */
record Dialect(String name, JsonNode row) {
    private static final class Loaded {
        static final JsonNode FILE = load();
    }

    private static JsonNode load() {
        try (InputStream file = Dialect.class.getResourceAsStream("dialects.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file, "dialects.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Dialect> all() {
        return Loaded.FILE.properties().stream()
                .map(entry -> new Dialect(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @throws IllegalArgumentException there is none of this name */
    static Dialect named(String name) {
        return all().stream()
                .filter(dialect -> dialect.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No dialect is called \"" + name + "\""));
    }

    /** Where its routes start, below the server's root. */
    String root() {
        return row.path("root").stringValue();
    }

    /** The only header in which it takes a key; null where any will do. */
    @Nullable
    String keyHeader() {
        return row.path("key").stringValue(null);
    }

    Protocol protocol() {
        return switch (row.path("client").stringValue()) {
            case "chat-completions" -> new OpenAiProtocol(this);
            case "messages" -> new AnthropicProtocol(this);
            case "generate-content" -> new GeminiProtocol(this);
            case "runpod-jobs" -> new RunPodProtocol(this);
            default -> throw new IllegalArgumentException("unknown client of " + name);
        };
    }

    JsonNode usage(ChatReply reply) {
        int thought = reply.outputTokens() / 3;
        return Template.fill(
                row.path("usage"),
                Map.of(
                        "thought",
                        thought,
                        "spoken",
                        reply.outputTokens() - thought,
                        "input",
                        reply.inputTokens(),
                        "cached",
                        reply.cachedTokens(),
                        "fresh",
                        reply.inputTokens() - reply.cachedTokens(),
                        "output",
                        reply.outputTokens(),
                        "total",
                        reply.inputTokens() + reply.outputTokens()));
    }

    ObjectNode error(Rejection rejection) {
        Map<String, Object> values = new HashMap<>();
        values.put("message", rejection.message());
        values.put("type", rejection.type());
        values.put("param", rejection.param());
        values.put("code", rejection.code());
        values.put("status", rejection.status());
        return (ObjectNode) Template.fill(row.path("error"), values);
    }

    /** Whether it has words of its own for a trouble. */
    boolean knows(Trouble trouble) {
        return row.path("troubles").has(trouble.key());
    }

    /** What it says of a trouble; a bare status where it has no words of its own. */
    Said said(Trouble trouble) {
        JsonNode said = row.path("troubles").path(trouble.key());
        Map<String, String> headers = new HashMap<>();
        said.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        return new Said(
                new Rejection(
                        said.path("status").asInt(500),
                        said.path("type").asString("error"),
                        said.path("code").stringValue(null),
                        said.path("param").stringValue(null),
                        said.path("message").asString(""),
                        headers,
                        trouble),
                said.has("body") ? said.path("body") : null);
    }

    /** @param body null for the protocol's usual error body */
    record Said(Rejection rejection, @Nullable JsonNode body) {}
}

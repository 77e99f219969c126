package org.metaspo.model;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON over our transport, for routes that LangChain4j has no model for, or none that takes what we send. */
final class Direct {
    private static final String JSON = "application/json";

    private final Transport transport;
    private final String root;
    private final Map<String, String> headers;

    /** @param headers that say who pays */
    Direct(Transport transport, URI root, Map<String, String> headers) {
        this.transport = transport;
        this.root = root.toString();
        this.headers = headers;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * The object that comes back; empty where it is none, which the caller finds out from the reply as such.
     *
     * @throws HttpFailure a status outside 2xx
     */
    JsonNode post(String path, JsonNode body) {
        return post(path, JSON, body.toString());
    }

    JsonNode get(String path) {
        return object(text(path));
    }

    /** What comes back as it stands. */
    String text(String path) {
        return ask(HttpMethod.GET, path, JSON, null);
    }

    /** The same for a body of another kind. */
    JsonNode post(String path, String contentType, String body) {
        return object(ask(HttpMethod.POST, path, contentType, body));
    }

    private String ask(HttpMethod method, String path, String contentType, @Nullable String body) {
        HttpRequest.Builder request =
                HttpRequest.builder().method(method).url(root + path).addHeader("Content-Type", contentType);
        headers.forEach(request::addHeader);
        if (body != null) {
            request.body(body);
        }
        String reply = transport.execute(request.build()).body();
        return reply == null ? "" : reply;
    }

    private static JsonNode object(String reply) {
        JsonNode object = Json.object(reply);
        return object == null ? object() : object;
    }
}

package org.metaspo.local;

import java.net.URI;
import java.util.List;

/**
 * A server on this machine that speaks the OpenAI protocol.
 *
 * @param name what usually listens there: {@code Ollama}, {@code LM Studio}, {@code llama.cpp}
 * @param baseUrl where its OpenAI routes start, such as {@code http://127.0.0.1:11434/v1}
 * @param models ids of the models that it offers, in its order; may be empty
 */
public record RunningServer(String name, URI baseUrl, List<String> models) {
    public RunningServer {
        models = List.copyOf(models);
    }
}

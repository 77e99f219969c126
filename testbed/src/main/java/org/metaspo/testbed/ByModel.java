package org.metaspo.testbed;

import java.util.Map;

/**
 * Hands each call to the responder of its model.
 *
 * @param responders by model name
 * @param otherwise answers for every other model
 */
public record ByModel(Map<String, Responder> responders, Responder otherwise) implements Responder {
    /** Copies the map. */
    public ByModel {
        responders = Map.copyOf(responders);
    }

    @Override
    public ChatReply answer(ChatCall call) {
        return responders.getOrDefault(call.model(), otherwise).answer(call);
    }
}

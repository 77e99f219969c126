package org.metaspo.model;

import java.util.List;

/**
 * One request to a model. Its identity is everything in it but the role; address, key, timeout and limits belong to the
 * endpoint and are not part of it.
 *
 * @param role what the answer is for
 * @param model the provider's name of the model
 * @param parameters what is sent beside the messages
 * @param messages in order; static text first, so that providers can cache prefixes
 * @param sample tells equal requests apart that shall be answered separately: "0" for evaluations, "1", "2" ... for
 *     repeats, the place and attempt for proposals
 */
public record Request(Role role, String model, Parameters parameters, List<Message> messages, String sample) {
    public Request {
        messages = List.copyOf(messages);
    }
}

package org.metaspo.local.child;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the child honours of a chat request.
 *
 * @param temperature 0 to 2; 1 where the request names none, as the protocol has it
 * @param topP absent for the runtime's own default
 * @param seed absent for a random one
 * @param maxTokens most tokens to generate; absent for what the context leaves
 */
record ChatRequest(
        Conversation conversation,
        double temperature,
        OptionalDouble topP,
        OptionalInt seed,
        OptionalInt maxTokens,
        List<String> stop,
        AnswerShape shape) {
    ChatRequest {
        stop = List.copyOf(stop);
    }
}

package org.metaspo.local.child;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One order to an engine.
 *
 * @param prompt the text with the chat template applied
 * @param limit most tokens to generate, at least 1
 * @param grammar GBNF, empty for none
 */
record Generate(
        String prompt,
        int limit,
        double temperature,
        OptionalDouble topP,
        OptionalInt seed,
        List<String> stop,
        String grammar) {
    Generate {
        stop = List.copyOf(stop);
    }
}

package org.metaspo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that go over the wire with a request: what is null is not sent.
 *
 * @param temperature 0 or more
 * @param seed for providers that take one
 * @param maxTokens most tokens of output, hidden reasoning included
 * @param effort reasoning effort, in the provider's own word
 * @param choices the only texts that may be answered; empty = free text. Sent as a JSON schema with an enum, so the
 *     reply's text is one of them, unwrapped.
 * @param reasoned whether a reason is asked for before the choice; the reply's text is then the JSON of both: {@code
 *     {"reason": "...", "verdict": "..."}}
 */
public record Parameters(
        @Nullable Double temperature,
        @Nullable Long seed,
        int maxTokens,
        @Nullable String effort,
        List<String> choices,
        boolean reasoned) {
    public Parameters {
        choices = List.copyOf(choices);
    }

    /** Without reasons. */
    public Parameters(
            @Nullable Double temperature,
            @Nullable Long seed,
            int maxTokens,
            @Nullable String effort,
            List<String> choices) {
        this(temperature, seed, maxTokens, effort, choices, false);
    }
}

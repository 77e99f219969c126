package org.metaspo.testbed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat request as a {@link Responder} or a {@link FaultPlan} sees it, the same for every protocol.
 *
 * @param route path that was called, e.g. {@code /v1/messages}
 * @param model model asked for
 * @param system all system text, joined by newlines; empty if none was sent
 * @param users the user messages in their order
 * @param temperature as sent, null if not sent
 * @param seed as sent, null if not sent
 * @param maxTokens output limit in tokens, null if not sent
 * @param choices the only answers allowed, {@link Choices#FREE} if there is no such limit
 * @param body the raw JSON
 * @param digest SHA-256 of the raw JSON in hexadecimal
 * @param ordinal place in the order of arrival, from 1
 * @param attempt how often this exact body has now been seen, from 1
 */
public record ChatCall(
        String route,
        String model,
        String system,
        List<String> users,
        @Nullable Double temperature,
        @Nullable Long seed,
        @Nullable Integer maxTokens,
        Choices choices,
        String body,
        String digest,
        long ordinal,
        int attempt) {

    /** Copies the list. */
    public ChatCall {
        users = List.copyOf(users);
    }

    /** The user messages joined by newlines. */
    public String user() {
        return String.join("\n", users);
    }

    /** System and user text joined by a newline. */
    public String text() {
        return system + "\n" + user();
    }
}

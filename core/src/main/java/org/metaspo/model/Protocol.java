package org.metaspo.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One provider's language: how a request is put through LangChain4j, and what a raw reply means. */
interface Protocol {
    /** Sends a request once. */
    ChatResponse send(Request request);

    /** Reads what LangChain4j loses or blurs: the raw finish reason, refusals, every kind of token. */
    Reading read(JsonNode reply);

    /**
     * What a raw reply says beside its text.
     *
     * @param refusal the model's words where it refused, else empty
     * @param usage null where the provider reported none
     */
    record Reading(
            Outcome outcome, String refusal, @Nullable Usage usage) {}
}

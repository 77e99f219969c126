package org.metaspo.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One client's language: how a request is put, and what a raw reply means. */
interface Protocol {
    /**
     * Sends a request once.
     *
     * @return the reply's text, empty where the model said nothing; null where the reply holds no answer at all
     */
    @Nullable
    String send(Request request) throws InterruptedException;

    /** Reads what stands beside the text, or what LangChain4j loses or blurs: the raw finish reason, refusals. */
    Reading read(JsonNode reply, Request request);

    /**
     * What a raw reply says beside its text.
     *
     * @param refusal the model's or a filter's words where it refused, else empty
     * @param tier in which the call was served
     */
    record Reading(Outcome outcome, String refusal, Tier tier) {
        static Reading of(Outcome outcome) {
            return new Reading(outcome, "", Tier.STANDARD);
        }
    }
}

package org.metaspo.call;

import java.nio.charset.StandardCharsets;
import org.metaspo.journal.Spending;
import org.metaspo.model.Message;
import org.metaspo.model.Request;
import org.metaspo.model.Usage;

/** The most that one attempt can use: what is held while it is in flight. */
public final class WorstCase {
    /** What chat templates add around the messages, generously. */
    private static final int TEMPLATE_TOKENS = 100;

    /** Quotes, comma and blank around a choice in the answer's schema. */
    private static final int CHOICE_TOKENS = 4;

    /** A further field in the schema. */
    private static final int REASON_TOKENS = 100;

    private WorstCase() {}

    /** A token is at least one byte of UTF-8, in every tokenizer that falls back to bytes. */
    public static Usage usage(Request request) {
        long bytes = TEMPLATE_TOKENS;
        for (Message message : request.messages()) {
            bytes += message.text().getBytes(StandardCharsets.UTF_8).length;
        }
        for (String choice : request.parameters().choices()) {
            bytes += choice.getBytes(StandardCharsets.UTF_8).length + CHOICE_TOKENS;
        }
        if (request.parameters().reasoned()) {
            bytes += REASON_TOKENS;
        }
        return Usage.of(bytes, request.parameters().maxTokens());
    }

    static Spending of(Request request, Endpoint endpoint) {
        Usage usage = usage(request);
        return new Spending(1, usage.tokens(), endpoint.worst(usage));
    }
}

package org.metaspo.model;

import java.nio.charset.StandardCharsets;

/**
 * An upper bound of the tokens of a call whose provider reports none, so that caps hold all the same. No tokenizer of a
 * chat model makes more tokens than the text has UTF-8 bytes; a chat template adds a few per message. Output is bounded
 * by its bytes too, but by the request's limit where reasoning was asked for, which leaves no trace in the text.
 */
final class TokenBound {
    private static final int TEMPLATE_TOKENS = 16;

    private TokenBound() {}

    static Usage of(Request request, String answer) {
        long input = request.messages().stream()
                .mapToLong(message -> bytes(message.text()) + TEMPLATE_TOKENS)
                .sum();
        int most = request.parameters().maxTokens();
        String effort = request.parameters().effort();
        boolean reasons = effort != null && !effort.equals("none");
        return Usage.of(input, reasons ? most : Math.min(most, bytes(answer) + TEMPLATE_TOKENS));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

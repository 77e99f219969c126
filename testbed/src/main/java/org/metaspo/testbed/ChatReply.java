package org.metaspo.testbed;

import org.jspecify.annotations.Nullable;

/**
 * What a model answers, the same for every protocol.
 *
 * @param text the answer, or the refusal if {@code finish} is {@link Finish#REFUSAL}; null for none at all
 * @param finish why it ends; null as some servers send it
 * @param inputTokens all input tokens, cached ones included
 * @param outputTokens all output tokens
 * @param cachedTokens how many of the input tokens were read from a cache
 */
public record ChatReply(
        @Nullable String text, @Nullable Finish finish, int inputTokens, int outputTokens, int cachedTokens) {

    private static final int CHARACTERS_PER_TOKEN = 4;

    /** Checks that the counts are possible. */
    public ChatReply {
        if (cachedTokens < 0 || cachedTokens > inputTokens || outputTokens < 0) {
            throw new IllegalArgumentException("Impossible token counts: %d input, %d of them cached, %d output"
                    .formatted(inputTokens, cachedTokens, outputTokens));
        }
    }

    /** A whole answer to a call, with tokens counted by {@link #tokens}. */
    public static ChatReply of(ChatCall call, String text) {
        return new ChatReply(text, Finish.STOP, tokens(call.text()), tokens(text), 0);
    }

    /** The testbed's token count: a quarter of the characters, rounded up. */
    public static int tokens(String text) {
        return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    /** The same reply with another text and end; the output is counted anew. */
    public ChatReply with(@Nullable String newText, @Nullable Finish newFinish) {
        return new ChatReply(newText, newFinish, inputTokens, newText == null ? 0 : tokens(newText), cachedTokens);
    }

    /** The same reply, this many of its input tokens read from a cache. */
    public ChatReply cached(int tokens) {
        return new ChatReply(text, finish, inputTokens, outputTokens, tokens);
    }

    /** What a server makes of the model's text: the schema's form, then the cut at the output limit. */
    ChatReply servedTo(ChatCall call) {
        if (text == null || finish != Finish.STOP) {
            return this;
        }
        ChatReply formed =
                call.choices().property() == null ? this : with(call.choices().written(text), finish);
        Integer limit = call.maxTokens();
        String whole = formed.text();
        if (limit == null || whole == null || formed.outputTokens() <= limit) {
            return formed;
        }
        String cut = whole.substring(0, Math.min(whole.length(), limit * CHARACTERS_PER_TOKEN));
        return new ChatReply(cut, Finish.LENGTH, inputTokens, limit, cachedTokens);
    }
}

package org.metaspo.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where a reply has its counts of tokens, and what they leave out: each provider's fields mean something else. Counts are
 * read from the raw reply, since LangChain4j drops OpenAI's {@code cache_write_tokens}, which are billed.
 */
final class UsageFields {
    private final JsonPointer input;
    private final @Nullable JsonPointer cached;
    private final @Nullable JsonPointer written;
    private final JsonPointer output;
    private final @Nullable JsonPointer reasoning;
    private final boolean cachedApart;
    private final boolean reasoningApart;

    UsageFields(Names names) {
        this.input = JsonPointer.compile(names.input);
        this.cached = pointer(names.cached);
        this.written = pointer(names.written);
        this.output = JsonPointer.compile(names.output);
        this.reasoning = pointer(names.reasoning);
        this.cachedApart = names.cachedApart;
        this.reasoningApart = names.reasoningApart;
    }

    /**
     * As the file has them, each a JSON pointer into the reply.
     *
     * @param cachedApart whether the input leaves out what was read from and written to a cache
     * @param reasoningApart whether the output leaves out hidden reasoning
     */
    record Names(
            String input,
            @Nullable String cached,
            @Nullable String written,
            String output,
            @Nullable String reasoning,
            boolean cachedApart,
            boolean reasoningApart) {}

    private static @Nullable JsonPointer pointer(@Nullable String text) {
        return text == null ? null : JsonPointer.compile(text);
    }

    /** The counts in the one form of {@link Usage}; null where the reply has none. */
    @Nullable
    Usage in(JsonNode reply) {
        long read = count(reply, cached);
        long kept = count(reply, written);
        long reasoned = count(reply, reasoning);
        return UsageReader.whole(
                count(reply, input) + (cachedApart ? read + kept : 0),
                read,
                kept,
                count(reply, output) + (reasoningApart ? reasoned : 0),
                reasoned);
    }

    private static long count(JsonNode reply, @Nullable JsonPointer field) {
        return field == null ? 0 : Math.max(0, reply.at(field).asLong(0));
    }
}

package org.metaspo.judge;

import java.util.Optional;
import java.util.Set;
import org.metaspo.task.JudgeKind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One verdict as the judge gave it.
 *
 * @param word one of the kind's words
 * @param reason in the judge's words; may be empty
 */
record Vote(String word, String reason) {
    private static final String VERDICT = "verdict";
    private static final Set<String> FIELDS = Set.of("reason", VERDICT);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a reply strictly: trimmed, it is one of the words in any case of letters, or one JSON object with the field
     * {@code verdict}, which holds such a word, and at most {@code reason} beside it. Whatever else it may hold - a word
     * inside other words, several verdicts, a code fence - is no verdict. Never throws.
     */
    static Optional<Vote> read(JudgeKind kind, String reply) {
        String text = reply.strip();
        Optional<String> bare = word(kind, text);
        return bare.isPresent() ? bare.map(word -> new Vote(word, "")) : object(kind, text);
    }

    private static Optional<Vote> object(JudgeKind kind, String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode object = MAPPER.readTree(text);
            JsonNode reason = object.path("reason");
            boolean sound = FIELDS.containsAll(object.propertyNames()) && (reason.isMissingNode() || reason.isString());
            return sound
                    ? word(kind, said(object.path(VERDICT)))
                            .map(word -> new Vote(word, reason.asString("").strip()))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty(); // the judge's words are data: what is no JSON is no verdict
        }
    }

    /** A mark may be written as a number. */
    private static String said(JsonNode verdict) {
        return verdict.isString() || verdict.isIntegralNumber() ? verdict.asString() : "";
    }

    private static Optional<String> word(JudgeKind kind, String text) {
        return kind.words().stream().filter(text::equalsIgnoreCase).findFirst();
    }
}

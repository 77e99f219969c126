package org.metaspo.task.source.rows;

import java.nio.file.Path;
import org.metaspo.problem.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON strictly: a repeated key or anything behind the document is an error; decimals keep their digits. */
public final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /**
     * The document in a file.
     *
     * @throws BadInputException where it is not JSON, with its line
     */
    public static JsonNode read(Path file) {
        String text = Utf8.text(file);
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw malformed(lined(file.toString(), e), e, JsonRows.REMEDY);
        }
    }

    /** The document in a text; {@code place} is named as it stands. */
    public static JsonNode parse(String text, String place, String remedy) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw malformed(place, e, remedy);
        }
    }

    static String lined(String place, JacksonException e) {
        return e.getLocation() == null ? place : place + ":" + e.getLocation().getLineNr();
    }

    static BadInputException malformed(String place, JacksonException e, String remedy) {
        String said = e.getOriginalMessage().lines().findFirst().orElse("");
        return new BadInputException(place, "This is not JSON: " + said + ".", remedy, e);
    }
}

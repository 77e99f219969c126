package org.metaspo.task.source.rows;

import java.nio.file.Path;
import java.util.List;
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
        return new BadInputException(place, "This is not JSON: " + words(e) + ".", remedy, e);
    }

    /** What a parser found, without the names that it has for its own parts. */
    public static String words(JacksonException e) {
        List<String> said = String.valueOf(e.getOriginalMessage())
                .strip()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .limit(2)
                .toList();
        String first = said.isEmpty() ? "" : said.getFirst();
        if (first.startsWith("Trailing token")) {
            return "something follows the document";
        }
        // The YAML parser says where it was, shows the place in lines that are set in, and says what it found there.
        String found = first.startsWith("while ") && said.size() > 1 ? ", " + said.get(1) : "";
        return (first + found)
                .replaceFirst("^Cannot construct instance of `[^`]*`, problem: ", "")
                .replaceAll(", from `[^`]*`", "")
                .replaceFirst("\\.$", "");
    }
}

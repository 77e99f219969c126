package org.metaspo.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Reads questions and their right answers from a data file. */
public final class Items {
    private Items() {}

    /**
     * Question to answer, in the file's order; of equal questions the last counts.
     *
     * @param file {@code {"train": [{"question": ..., "answer": ...}], "test": [...]}}, or such items one a line
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no JSON or an item lacks its question or answer
     */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        // One document and one document per line are the same to a reader of consecutive values.
        try (var in = Files.newInputStream(file);
                MappingIterator<JsonNode> values =
                        JsonMapper.shared().readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.has("question")) {
                    add(value, answers, file);
                } else {
                    value.forEach(part -> part.forEach(item -> add(item, answers, file)));
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
        if (answers.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no items. Maybe its parts are not lists?");
        }
        return answers;
    }

    private static void add(JsonNode item, Map<String, String> answers, Path file) {
        String question = item.path("question").asString("").strip();
        String answer = item.path("answer").asString("");
        if (question.isEmpty() || answer.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: an item after %d good ones lacks \"question\" or \"answer\"".formatted(file, answers.size()));
        }
        answers.put(question, answer);
    }
}

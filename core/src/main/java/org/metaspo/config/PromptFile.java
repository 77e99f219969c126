package org.metaspo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.metaspo.problem.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that holds a system prompt: text, or in a {@code .json} file what the Python implementation writes: one text, one
 * under {@code prompt}, or a result's {@code optimized_system_prompt}.
 */
final class PromptFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PromptFile() {}

    /**
     * The prompt.
     *
     * @param place where the file was named, for messages
     */
    static String read(Path file, String place) {
        try {
            // A file ends with a line break that is no part of the prompt.
            String text = Files.readString(file).stripTrailing();
            return file.toString().endsWith(".json") ? prompt(file, text, place) : text;
        } catch (IOException e) {
            throw new BadInputException(
                    place, "cannot read " + file + " (" + e + ").", "Check the path; the text must be UTF-8.", e);
        }
    }

    private static String prompt(Path file, String json, String place) {
        try {
            JsonNode document = JSON.readTree(json);
            String key = document.has("optimized_system_prompt") ? "optimized_system_prompt" : "prompt";
            JsonNode prompt = document.isObject() ? document.path(key) : document;
            if (prompt.isString()) {
                return prompt.asString();
            }
        } catch (JacksonException e) {
            throw new BadInputException(
                    place,
                    file + " is not JSON: " + e.getOriginalMessage() + ".",
                    "Give a prompt in plain text another ending, such as .txt.",
                    e);
        }
        throw new BadInputException(
                place, file + " holds no prompt.", "Write {\"prompt\": \"...\"}, or one text in quotes.");
    }
}

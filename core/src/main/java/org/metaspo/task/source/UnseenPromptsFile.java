package org.metaspo.task.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.problem.BadInputException;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.source.rows.Json;
import org.metaspo.task.source.rows.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of user prompts that no search has seen: a JSON list of texts, each with {@code {question}} in it. */
public final class UnseenPromptsFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private UnseenPromptsFile() {}

    /**
     * All its user prompts, in order.
     *
     * @throws BadInputException with the prompt's place and a remedy
     */
    public static List<UserPrompt> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(
                    file.toString(), "There is no such file of user prompts.", "Mend `unseen-user-prompts`.");
        }
        List<UserPrompt> prompts = new ArrayList<>();
        for (JsonNode text : list(file)) {
            String place = file + ", user prompt " + (prompts.size() + 1);
            if (!text.isString() || !UserPrompt.accepts(text.asString())) {
                throw new BadInputException(
                        place,
                        "This is no text that holds " + UserPrompt.QUESTION + ".",
                        "Put " + UserPrompt.QUESTION + " where the question goes.");
            }
            prompts.add(new UserPrompt(text.asString()));
        }
        if (prompts.isEmpty()) {
            throw new BadInputException(
                    file.toString(), "There are no user prompts.", "List at least one, or leave the key out.");
        }
        return prompts;
    }

    private static JsonNode list(Path file) {
        JsonNode list;
        try {
            list = MAPPER.readTree(Utf8.text(file));
        } catch (JacksonException e) {
            throw new BadInputException(
                    file.toString(), "This is not JSON: " + Json.words(e) + ".", "Write a list of texts.", e);
        }
        if (!list.isArray()) {
            throw new BadInputException(
                    file.toString(), "The file must hold a list of texts.", "Write [\"... {question} ...\", ...].");
        }
        return list;
    }
}

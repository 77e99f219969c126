package org.metaspo.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import tools.jackson.databind.JsonNode;

/** The initial system prompt: one of those that are shipped, a file, a text, or what another run learned. */
final class StartPrompt {
    static final List<String> SHIPPED = List.of("default", "cot", "service");
    private static final List<String> SOURCES = List.of("file", "text", "run");

    private final String place;
    private final Path directory;

    /** @param directory relative paths are relative to it */
    StartPrompt(String file, Path directory) {
        this.place = file + ", system-prompt";
        this.directory = directory;
    }

    /** The prompt, with the marks of frozen regions. */
    String read(JsonNode value) {
        if (value.isString()) {
            return shipped(value.asString(), place);
        }
        if (!value.isObject() || value.size() != 1) {
            throw new BadInputException(
                    place,
                    "must be a name, or a group of one key.",
                    "Write one of default, cot, service, {file: ...}, {text: ...}, {run: ...}.");
        }
        Map.Entry<String, JsonNode> source = value.properties().iterator().next();
        if (!SOURCES.contains(source.getKey()) || !source.getValue().isString()) {
            throw new BadInputException(
                    place,
                    "`" + source.getKey() + "` is no source of a prompt.",
                    Suggestion.remedy(source.getKey(), SOURCES));
        }
        String text = source.getValue().asString();
        return switch (source.getKey()) {
            case "text" -> text;
            case "file" -> PromptFile.read(directory.resolve(text), place);
            default -> PromptFile.read(directory.resolve(text).resolve("system-prompt.txt"), place);
        };
    }

    /**
     * One of those that are shipped, as sent.
     *
     * @param place where it was named, for messages
     */
    static String shipped(String name, String place) {
        if (!SHIPPED.contains(name)) {
            throw new BadInputException(
                    place,
                    "`" + name + "` is no shipped prompt.",
                    Suggestion.remedy(name, SHIPPED) + " For a text of yours write {text: ...} or {file: ...}.");
        }
        try (InputStream in = StartPrompt.class.getResourceAsStream("system-prompt-" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the system prompt " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

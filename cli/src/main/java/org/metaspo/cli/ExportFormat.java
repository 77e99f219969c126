package org.metaspo.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;

/** What learned prompts can be written as. */
enum ExportFormat {
    /** The system prompt and nothing else. */
    TEXT,
    /** The system prompt, and the user prompts by task. */
    JSON,
    /** A card of the prompt for readers. */
    CARD,
    /** Every score, an item a line. */
    SCORES,
    /** Answers of a judged task, to be judged by people. */
    LABELS,
    /** The search as the Python implementation writes it. */
    BILEVEL_NODES,
    /** A Java interface for LangChain4j's AiServices. */
    LANGCHAIN4J,
    /** A Java class over Spring AI's ChatClient. */
    SPRING_AI,
    /** Request bodies for chat completions, by task. */
    OPENAI,
    /** Request bodies for messages, by task. */
    ANTHROPIC;

    /** As the option names it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ExportFormat of(String key) {
        return Stream.of(values())
                .filter(format -> format.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "--format " + key, "There is no such format.", Suggestion.remedy(key, keys())));
    }

    private static List<String> keys() {
        return Stream.of(values()).map(ExportFormat::key).toList();
    }
}

package org.metaspo.proposal;

import java.util.Comparator;
import java.util.List;
import org.metaspo.model.Request;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.Task;

/**
 * Writes what an optimizer model could, for estimates: valid in every respect, unlike anything else, and of a given
 * length. Each {@link Purpose} says here what a valid answer looks like.
 *
 * @param metaPrompts that it is asked by
 * @param start the system prompt, which new ones are about as long as
 * @param tasks whose user prompts new ones are about as long as
 * @param analysisTokens length of an analysis, at least 1
 */
public record ImaginedOptimizer(MetaPrompts metaPrompts, SystemPrompt start, List<Task> tasks, int analysisTokens) {
    /** About as long as a component. */
    private static final int COMPONENT_TOKENS = 20;

    /** One token in most encodings. */
    private static final String WORD = " more";

    private static final int NAME_DIGITS = 8;

    public ImaginedOptimizer {
        tasks = List.copyOf(tasks);
    }

    /** A text of so many tokens. */
    public static String words(int tokens) {
        return WORD.repeat(tokens).strip();
    }

    /** A valid answer. */
    public String answer(Request request) {
        String opening = "Version " + Sha256.hex(request.sample()).substring(0, NAME_DIGITS) + ".";
        return switch (purpose(request)) {
            case ANALYSE_SYSTEM_PROMPT, ANALYSE_USER_PROMPT -> tagged("analysis", words(analysisTokens));
            case REWRITE_SYSTEM_PROMPT, WRITE_SYSTEM_PROMPT, PARAPHRASE_SYSTEM_PROMPT ->
                tagged("prompt", opening + " " + start.text());
            case REWRITE_USER_PROMPT, WRITE_USER_PROMPT, PARAPHRASE_USER_PROMPT ->
                tagged(
                        "prompt",
                        opening + " " + task(request).initialUserPrompt().template());
            case EDIT_SYSTEM_PROMPT, EDIT_USER_PROMPT ->
                tagged("analysis", words(analysisTokens)) + edit(opening, 1) + edit(opening, 2) + edit(opening, 3);
            case PARAPHRASE_COMPONENT -> tagged("prompt", opening + " " + words(COMPONENT_TOKENS));
        };
    }

    private static String edit(String sentence, int number) {
        return tagged(
                "edit", "\nadd: Part " + number + " of " + sentence + "\nbecause: " + words(COMPONENT_TOKENS) + "\n");
    }

    private static String tagged(String tag, String text) {
        return "<" + tag + ">" + text + "</" + tag + ">";
    }

    private Purpose purpose(Request request) {
        return metaPrompts.byPurpose().entrySet().stream()
                .filter(purpose -> purpose.getValue().made(request))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no meta prompt makes such a request: " + request.sample()))
                .getKey();
    }

    /** Samples are named after places, and places of user prompts after their tasks. */
    private Task task(Request request) {
        return tasks.stream()
                .filter(task -> ("/" + request.sample()).contains("/" + task.name() + "/"))
                .max(Comparator.comparingInt(task -> task.name().length()))
                .orElseThrow(() -> new IllegalStateException("no task is named in " + request.sample()));
    }
}

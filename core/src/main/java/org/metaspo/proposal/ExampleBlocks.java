package org.metaspo.proposal;

import java.util.List;
import java.util.stream.Collectors;
import org.metaspo.evaluation.Scored;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.task.Extraction;
import org.metaspo.task.Fence;

/**
 * Shows failures to an optimizer: system prompt, user prompt as sent, the model's answer, the extracted prediction and
 * the reference of each, and what the metric has to say to it.
 */
final class ExampleBlocks {
    /** A model that runs on for pages says nothing new after the first one, and would push out the other examples. */
    private static final int LONGEST_RESPONSE = 6000;

    private ExampleBlocks() {}

    static String of(SystemPrompt systemPrompt, List<Failures> failures) {
        List<String> cases = failures.stream()
                .flatMap(ofTask -> ofTask.items().stream().map(item -> text(systemPrompt, ofTask, item)))
                .toList();
        return blocks("case", cases);
    }

    /** Each text in a block of its own, which it cannot close. */
    static String blocks(String name, List<String> texts) {
        Fence fence = Fence.around(name, texts);
        return texts.stream().map(text -> fence.block(name, text)).collect(Collectors.joining("\n\n"));
    }

    private static String text(SystemPrompt systemPrompt, Failures ofTask, Scored item) {
        String sent = ofTask.userPrompt()
                .fill(item.example().question(), item.example().columns());
        return """
                System prompt: %s
                User prompt: %s
                Model's answer: %s
                Extracted prediction: %s
                Right answer: %s%s""".formatted(
                        systemPrompt.isEmpty() ? "(none)" : systemPrompt.text(),
                        sent,
                        response(item),
                        prediction(item.extraction()),
                        item.example().reference(),
                        item.feedback().isEmpty() ? "" : "\nFeedback: " + item.feedback());
    }

    private static String response(Scored item) {
        String text = item.response();
        return switch (item.outcome()) {
            case ANSWERED -> shortened(text);
            case TRUNCATED -> shortened(text) + " (cut by the output limit)";
            case REFUSED -> "(refused to answer)";
            case TOO_LONG -> "(the request was too long for the model)";
            case UNANSWERED -> "(no answer)";
        };
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_RESPONSE) {
            return text;
        }
        // Half a surrogate pair is no character, and no valid JSON text.
        boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_RESPONSE - 1));
        return text.substring(0, splits ? LONGEST_RESPONSE - 1 : LONGEST_RESPONSE) + " ...";
    }

    private static String prediction(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Found found -> found.value();
            case Extraction.Unparseable unparseable -> "(none: " + unparseable.reason() + ")";
        };
    }
}

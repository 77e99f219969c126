package org.metaspo.proposal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metaspo.prompt.Sentences;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Task;

/**
 * A prompt whose sentences may be changed: a system prompt, or the part of a user prompt before its suffix.
 *
 * @param task whose user prompt it is; null for a system prompt
 * @param sentences that may be changed
 * @param tail what stays behind them; empty for a system prompt
 */
public record Editable(@Nullable Task task, Sentences sentences, String tail) {
    /** A system prompt. */
    public static Editable of(SystemPrompt prompt) {
        return new Editable(null, Sentences.of(prompt.text()), "");
    }

    /** A user prompt of a task: its suffix stays, where it can be told apart. */
    public static Editable of(Task task, UserPrompt prompt) {
        String instruction = task.instructionOf(prompt);
        return new Editable(task, Sentences.of(instruction), prompt.template().substring(instruction.length()));
    }

    /** The prompt that a brief is about. */
    static Editable of(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> of(system.parent());
            case Brief.OfUserPrompt user -> of(user.task(), user.parent());
            case Brief.OfComponent component -> throw new IllegalArgumentException("a component has no sentences");
        };
    }

    /** The prompt as sent. */
    public String text() {
        return sentences.text() + tail;
    }

    /** The prompt with a change. */
    public Editable with(SentenceEdit edit) {
        return new Editable(task, edit.on(sentences), tail);
    }

    /** Whether it may be sent under these rules. */
    public boolean isValid(CandidateRules rules) {
        return problem(rules).isEmpty();
    }

    Optional<Rejection> problem(CandidateRules rules) {
        return task == null ? rules.checkSystemPrompt(text()) : rules.checkUserPrompt(task, text());
    }

    /** Those changes that do something, and that may be made under these rules. */
    List<SentenceEdit> valid(List<SentenceEdit> edits, CandidateRules rules) {
        return edits.stream()
                .filter(edit -> {
                    Editable changed = with(edit);
                    return !changed.sentences().equals(sentences)
                            && changed.slots() == slots()
                            && !changed.repeatsTail(sentences.size())
                            && changed.isValid(rules);
                })
                .toList();
    }

    /** How often the question is shown. */
    private int slots() {
        return text().split(Pattern.quote(UserPrompt.QUESTION), -1).length;
    }

    /** Whether a new sentence says what the tail says anyway. */
    private boolean repeatsTail(int before) {
        return sentences.size() > before
                && sentences.parts().stream()
                        .anyMatch(sentence -> Sentences.of(tail).indexOf(sentence) >= 0);
    }

    /** What another text changes or adds, sentence by sentence; empty where nothing of it can be told apart. */
    Optional<List<SentenceEdit>> changesTo(String text) {
        String kept = tail.strip();
        int cut = kept.isEmpty() ? -1 : text.lastIndexOf(kept);
        // A rewrite may have lost the form of the answer, which the program puts behind it anyway.
        int end = cut >= 0 || !UserPrompt.accepts(tail) ? cut : text.lastIndexOf(UserPrompt.QUESTION);
        return SentenceDiff.of(sentences, Sentences.of(end < 0 ? text : text.substring(0, end)));
    }
}

package org.metaspo.task;

import java.util.List;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/**
 * Yes or no: the first word is one of them and the other does not occur.
 *
 * <p>"True" and "false" are taken for yes and no in the data, where they are what a boolean looks like, but not in a
 * response: where the question is whether a statement is a lie, "false" would mean yes. A task whose answers are true
 * and false has the form {@code label}.
 */
public record YesNoForm() implements AnswerForm {
    private static final String YES = "yes";
    private static final String NO = "no";

    @Override
    public String key() {
        return "yes-no";
    }

    @Override
    public Extraction extract(String content, String question) {
        List<String> words = Words.of(content);
        String first = words.isEmpty() ? "" : words.get(0);
        if (!first.equals(YES) && !first.equals(NO)) {
            return new Unparseable("neither yes nor no");
        }
        return words.contains(first.equals(YES) ? NO : YES) ? new Unparseable("both yes and no") : new Found(first);
    }

    @Override
    public Extraction canonical(String gold, String question) {
        List<String> words = Words.of(gold);
        if (words.equals(List.of("true"))) {
            return new Found(YES);
        }
        return words.equals(List.of("false")) ? new Found(NO) : extract(gold, question);
    }

    @Override
    public List<String> choices() {
        return List.of(YES, NO);
    }
}

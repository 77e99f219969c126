package org.metaspo.task;

import java.util.Locale;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/**
 * A short text. Any non-blank text is one; two are the same when their normal forms are, with number words read as
 * digits and "gray" as "grey".
 */
public record ShortTextForm() implements AnswerForm {
    @Override
    public String key() {
        return "text";
    }

    @Override
    public Extraction extract(String content, String question) {
        String text = content.strip();
        return text.isEmpty() ? new Unparseable("empty") : new Found(text);
    }

    @Override
    public boolean same(String value, String gold) {
        return NormalText.same(value, gold) || NormalText.same(folded(value), folded(gold));
    }

    private static String folded(String text) {
        return NumberWords.inDigits(text.toLowerCase(Locale.ROOT)).replaceAll("\\bgray\\b", "grey");
    }
}

package org.metaspo.task;

import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/**
 * Anything that is not blank: an answer for the judge. It is handed on as it stands, with the working that led to it;
 * under {@code in: tag} what stands in the block.
 */
public record FreeTextForm() implements AnswerForm {
    /** The name in task files. */
    public static final String KEY = "free-text";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Extraction extract(String content, String question) {
        String text = content.strip();
        return text.isEmpty() ? new Unparseable("empty") : new Found(text);
    }

    @Override
    public boolean verbatim() {
        return true;
    }
}

package org.metaspo.task;

import java.util.Optional;
import org.metaspo.task.Extraction.Unparseable;

/**
 * How a task's responses are read: locate the answer, unwrap it, apply the form.
 *
 * @param form what an answer looks like
 * @param place where it stands
 */
public record AnswerFormat(AnswerForm form, AnswerPlace place) {
    /** Reads a response to a question. Never throws; takes time linear in the response's length. */
    public Extraction read(String response, String question) {
        boolean whole = place == AnswerPlace.WHOLE && form.verbatim();
        Optional<String> block = whole ? Optional.empty() : AnswerBlock.last(response);
        if (block.isEmpty() && place == AnswerPlace.TAG) {
            return new Unparseable("no closed <answer> block with an answer in it");
        }
        String part = block.orElse(response);
        String content = form.verbatim() ? part.strip() : Wrapping.remove(part);
        return content.isEmpty() ? new Unparseable("empty") : form.extract(content, question);
    }

    /** Reads a response without knowing the question: an option named by its text is then not recognized. */
    public Extraction read(String response) {
        return read(response, "");
    }
}

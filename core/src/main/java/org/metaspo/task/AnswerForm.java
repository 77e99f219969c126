package org.metaspo.task;

import java.util.List;

/**
 * What an answer looks like: how it is read out of a model's words, strictly, so that chatter is not taken for an
 * answer. No form throws on any text, and all take time linear in its length.
 */
public sealed interface AnswerForm
        permits FreeTextForm,
                IntegerForm,
                JsonForm,
                LabelForm,
                NumberForm,
                OptionLetterForm,
                RegexForm,
                ShortTextForm,
                TextsForm,
                YesNoForm {
    /** The name in task files, such as {@code integer} or {@code option-letter}. */
    String key();

    /**
     * Reads an answer.
     *
     * @param content the answer part of a response, already located and unwrapped ({@link AnswerFormat})
     * @param question the item's question: some forms find the options in it
     */
    Extraction extract(String content, String question);

    /** Reads an answer without knowing the question. */
    default Extraction extract(String content) {
        return extract(content, "");
    }

    /** Every answer there is, for decoding that is constrained to them; empty where there is no short list. */
    default List<String> choices() {
        return List.of();
    }

    /**
     * Whether the form is given its part of a response as it stands. Any other form is given it without its wrapping, and
     * where the whole response counts, an answer block in it is preferred.
     */
    default boolean verbatim() {
        return false;
    }

    /**
     * Reads an item's own reference answer, so that one which does not fit the form is found before the run.
     *
     * @param gold the reference answer as the data has it
     * @param question the item's question
     */
    default Extraction canonical(String gold, String question) {
        return extract(gold.strip(), question);
    }

    /** Whether an answer and a reference answer, both as this form writes them, mean the same. */
    default boolean same(String value, String gold) {
        return value.equals(gold);
    }
}

package org.metaspo.task;

/** What was read out of a model's response. */
public sealed interface Extraction {
    /**
     * An answer.
     *
     * @param value the answer as the form writes it: {@code 4}, {@code B}, {@code yes}, a label's name, a text
     */
    record Found(String value) implements Extraction {}

    /**
     * No answer in the asked form: scores 0, and is counted apart from wrong answers.
     *
     * @param reason why, in a few words for reports
     */
    record Unparseable(String reason) implements Extraction {}
}

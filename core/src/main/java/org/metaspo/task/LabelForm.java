package org.metaspo.task;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metaspo.task.Extraction.Found;

/**
 * One of a few labels: exactly one of them (or of its synonyms) occurs as whole words, in any case and with any dash;
 * where one label contains another ("non-entailment"), the longer is read first. A denied label ("not positive") is no
 * answer.
 */
public final class LabelForm implements AnswerForm {
    private final List<Label> labels;
    private final transient Map<String, Found> exact = new HashMap<>();
    private final transient LabelSearch search;

    /**
     * A form for labels.
     *
     * @param labels the labels, at least one; no text may stand for two of them
     */
    public LabelForm(List<Label> labels) {
        this.labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("At least one label is needed.");
        }
        for (Label label : labels) {
            for (String text : label.texts()) {
                if (exact.putIfAbsent(bare(text), new Found(label.name())) != null) {
                    throw new IllegalArgumentException("\"" + text + "\" stands for two labels, or twice for one.");
                }
            }
        }
        this.search = new LabelSearch(labels);
    }

    private static String bare(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Labels without synonyms. */
    public static LabelForm of(String... names) {
        return new LabelForm(List.of(names).stream().map(Label::of).toList());
    }

    @Override
    public String key() {
        return "label";
    }

    @Override
    public Extraction extract(String content, String question) {
        Found found = exact.get(bare(content));
        return found == null ? search.in(content) : found;
    }

    @Override
    public List<String> choices() {
        return labels.stream().map(Label::name).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelForm form && form.labels.equals(labels);
    }

    @Override
    public int hashCode() {
        return labels.hashCode();
    }

    @Override
    public String toString() {
        return "LabelForm[labels=" + labels + "]";
    }
}

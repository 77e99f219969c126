package org.metaspo.task;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/**
 * One of a few labels: exactly one of them (or of its synonyms) occurs as whole words, in any case and with any dash;
 * where one label contains another ("non-entailment"), the longer is read first. A denied label ("not positive") is no
 * answer.
 *
 * @param labels the labels, at least one; no text may stand for two of them
 */
public record LabelForm(List<Label> labels) implements AnswerForm {
    public LabelForm {
        labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("At least one label is needed.");
        }
        Map<String, String> names = new HashMap<>();
        for (Label label : labels) {
            for (String text : label.texts()) {
                String other = names.putIfAbsent(text.strip().toLowerCase(Locale.ROOT), label.name());
                if (other != null) {
                    throw new IllegalArgumentException("\"" + text + "\" stands for two labels, or twice for one.");
                }
            }
        }
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
        for (Label label : labels) {
            if (label.texts().stream().anyMatch(text -> text.strip().equalsIgnoreCase(content))) {
                return new Found(label.name());
            }
        }
        LabelSearch search = LabelSearch.in(content, labels);
        if (search.denied()) {
            return new Unparseable("a label is denied");
        }
        Set<String> found = search.names();
        return switch (found.size()) {
            case 0 -> new Unparseable("no label");
            case 1 -> new Found(found.iterator().next());
            default -> new Unparseable("several labels");
        };
    }

    @Override
    public List<String> choices() {
        return labels.stream().map(Label::name).toList();
    }
}

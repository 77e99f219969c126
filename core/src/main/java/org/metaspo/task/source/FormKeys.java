package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.FreeTextForm;
import org.metaspo.task.IntegerForm;
import org.metaspo.task.JsonForm;
import org.metaspo.task.Label;
import org.metaspo.task.LabelForm;
import org.metaspo.task.NumberForm;
import org.metaspo.task.OptionLetterForm;
import org.metaspo.task.RegexForm;
import org.metaspo.task.ShortTextForm;
import org.metaspo.task.TextsForm;
import org.metaspo.task.YesNoForm;
import tools.jackson.databind.JsonNode;

/** The {@code answer} of a task file, made into an answer form. */
final class FormKeys {
    /** Each form with the parameters that it takes. */
    private static final Map<String, Set<String>> FORMS = forms();

    /** More distinct answers than this are no labels that someone left out. */
    private static final int MOST_LABELS = 50;

    private final Path file;
    private final TaskKeys.Answer keys;

    FormKeys(Path file, TaskKeys.Answer keys) {
        this.file = file;
        this.keys = keys;
    }

    private static Map<String, Set<String>> forms() {
        Map<String, Set<String>> forms = new LinkedHashMap<>();
        forms.put("integer", Set.of("min", "max"));
        forms.put("number", Set.of());
        forms.put("option-letter", Set.of("options"));
        forms.put("yes-no", Set.of());
        forms.put("label", Set.of("labels"));
        forms.put("text", Set.of());
        forms.put("texts", Set.of());
        forms.put(FreeTextForm.KEY, Set.of());
        forms.put("json", Set.of("pointer"));
        forms.put("regex", Set.of("pattern", "group"));
        return forms;
    }

    /** Refuses what is wrong whatever the data holds. */
    void check() {
        String form = keys.form();
        Set<String> parameters = FORMS.get(form);
        if (parameters == null) {
            throw bad("form", "`" + form + "` is unknown.", Suggestion.remedy(form, FORMS.keySet()));
        }
        given().forEach((key, value) -> {
            if (value != null && !parameters.contains(key)) {
                throw bad(key, "The form `" + form + "` has no such parameter.", "Leave it out.");
            }
        });
        form(List.of("any"));
    }

    private Map<String, @Nullable Object> given() {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("min", keys.min());
        given.put("max", keys.max());
        given.put("options", keys.options());
        given.put("labels", keys.labels());
        given.put("pointer", keys.pointer());
        given.put("pattern", keys.pattern());
        given.put("group", keys.group());
        return given;
    }

    /**
     * The form.
     *
     * @param answers all reference answers of the data: where labels are left out, they are the labels
     */
    AnswerForm form(List<String> answers) {
        try {
            return switch (keys.form()) {
                case "integer" -> new IntegerForm(keys.min(), keys.max());
                case "option-letter" ->
                    new OptionLetterForm(keys.options() == null ? OptionLetterForm.MOST : keys.options());
                case "yes-no" -> new YesNoForm();
                case "label" -> new LabelForm(keys.labels() == null ? labelsOf(answers) : labels(keys.labels()));
                case "number" -> new NumberForm();
                case "texts" -> new TextsForm();
                case FreeTextForm.KEY -> new FreeTextForm();
                case "json" -> new JsonForm(keys.pointer() == null ? "" : keys.pointer());
                case "regex" -> regex();
                default -> new ShortTextForm();
            };
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    file + ", answer", String.valueOf(e.getMessage()), "Mend the form's parameters.", e);
        }
    }

    private RegexForm regex() {
        if (keys.pattern() == null) {
            throw bad("pattern", "The form `regex` needs an expression.", "Write `pattern: 'Total: (\\d+)'`.");
        }
        JsonNode group = keys.group();
        if (group == null) {
            return RegexForm.of(keys.pattern());
        }
        if (group.isInt()) {
            return new RegexForm(keys.pattern(), group.intValue());
        }
        if (group.isString()) {
            return RegexForm.of(keys.pattern(), group.stringValue());
        }
        throw bad("group", "The group must be a number or a name.", "Write `group: 1`, or leave it out.");
    }

    private List<Label> labelsOf(List<String> answers) {
        List<String> names =
                answers.stream().map(String::strip).distinct().sorted().toList();
        if (names.size() > MOST_LABELS) {
            throw bad(
                    "labels",
                    "The data has " + names.size() + " different answers, too many to be the labels.",
                    "List the labels, or take the form `text`.");
        }
        return names.stream().map(Label::of).toList();
    }

    private List<Label> labels(List<JsonNode> nodes) {
        List<Label> labels = new ArrayList<>();
        for (JsonNode node : nodes) {
            labels.add(label(node));
        }
        return labels;
    }

    private Label label(JsonNode node) {
        if (!node.isObject()) {
            return Label.of(text(node));
        }
        Set<String> known = Set.of("name", "synonyms");
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw bad("labels", "Unknown key `" + key + "`.", Suggestion.remedy(key, List.of("name", "synonyms")));
            }
        }
        JsonNode synonyms = node.path("synonyms");
        if (!synonyms.isMissingNode() && !synonyms.isArray()) {
            throw bad("labels", "`synonyms` must be a list.", "Write `synonyms: [...]`.");
        }
        return new Label(
                text(node.path("name")), synonyms.valueStream().map(this::text).toList());
    }

    /** Labels such as 1 and true are texts here. */
    private String text(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            throw bad("labels", "A label must be a text, or a group with `name` and `synonyms`.", "Mend the list.");
        }
        return node.asString();
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", answer." + key, what, remedy);
    }
}

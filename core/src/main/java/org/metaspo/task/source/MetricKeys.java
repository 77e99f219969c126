package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.Accuracy;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.Contains;
import org.metaspo.task.ExactMatch;
import org.metaspo.task.Judged;
import org.metaspo.task.MacroF1;
import org.metaspo.task.Metric;
import org.metaspo.task.Numeric;
import org.metaspo.task.TokenF1;
import org.metaspo.task.Tolerance;
import tools.jackson.databind.JsonNode;

/**
 * The {@code metric} of a task file, made into a metric: a name, or a group with the {@code name} and its parameters.
 * Which metric fits which answer form is checked here.
 */
final class MetricKeys {
    private static final List<String> NAMES =
            List.of(Accuracy.KEY, ExactMatch.KEY, TokenF1.KEY, MacroF1.KEY, Contains.KEY, Numeric.KEY, Judged.KEY);
    private static final String TOLERANCE = "tolerance";

    /** Forms whose answers are words of some length. */
    private static final Set<String> TEXTS = Set.of("text", "texts", "json", "regex");

    /** Forms whose answers are, or may be, numbers without a list of them. */
    private static final Set<String> NUMBERS = Set.of("integer", "number", "json", "regex");

    private final Path file;
    private final @Nullable JsonNode metric;
    private final TaskKeys.@Nullable Judge judge;

    MetricKeys(Path file, @Nullable JsonNode metric, TaskKeys.@Nullable Judge judge) {
        this.file = file;
        this.metric = metric;
        this.judge = judge;
    }

    /** Whether a model says what answers are worth. */
    boolean isJudge() {
        return name().equals(Judged.KEY);
    }

    /**
     * The metric over answers of a form.
     *
     * @throws BadInputException where the metric is unknown, or does not fit the form
     */
    Metric metric(AnswerForm form) {
        String name = name();
        parameters(name);
        if (judge != null && !isJudge()) {
            throw new BadInputException(
                    file + ", judge",
                    "The metric `" + name + "` judges nothing.",
                    "Write `metric: judge`, or leave the key out.");
        }
        return switch (name) {
            case Judged.KEY -> new JudgeKeys(file, judge).metric();
            case ExactMatch.KEY -> new ExactMatch();
            case TokenF1.KEY -> fitting(TEXTS, form, new TokenF1(), "`accuracy`, or a form whose answers are texts");
            case Contains.KEY -> fitting(TEXTS, form, new Contains(), "`accuracy`, or a form whose answers are texts");
            case Numeric.KEY ->
                fitting(NUMBERS, form, new Numeric(tolerance()), "`answer: {form: number}`, or `metric: accuracy`");
            case MacroF1.KEY -> macroF1(form);
            default -> new Accuracy(form);
        };
    }

    private String name() {
        if (metric == null) {
            return Accuracy.KEY;
        }
        if (metric.isObject() && !metric.has("name")) {
            String key = metric.isEmpty()
                    ? Numeric.KEY
                    : metric.propertyNames().iterator().next();
            throw bad("", "A group needs a `name`.", "Write `metric: {name: " + key + ", ...}`.");
        }
        JsonNode named = metric.isObject() ? metric.path("name") : metric;
        String name = named.isString() ? named.asString() : "";
        if (!NAMES.contains(name)) {
            throw bad("", "`" + named.asString("") + "` is unknown.", Suggestion.remedy(name, NAMES));
        }
        return name;
    }

    private void parameters(String name) {
        if (metric == null || !metric.isObject()) {
            return;
        }
        for (String key : metric.propertyNames()) {
            boolean known = key.equals("name") || (name.equals(Numeric.KEY) && key.equals(TOLERANCE));
            if (!known) {
                throw bad(
                        "." + key,
                        "`" + name + "` has no such parameter.",
                        name.equals(Numeric.KEY)
                                ? Suggestion.remedy(key, List.of(TOLERANCE))
                                : "Write `metric: " + name + "`.");
            }
        }
    }

    private Tolerance tolerance() {
        if (metric == null || !metric.has(TOLERANCE)) {
            return Tolerance.NONE;
        }
        JsonNode value = metric.path(TOLERANCE);
        try {
            return value.isNumber()
                    ? new Tolerance(value.decimalValue(), false)
                    : Tolerance.of(value.isString() ? value.asString() : "");
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    file + ", metric." + TOLERANCE,
                    String.valueOf(e.getMessage()),
                    "Write a distance such as 0.01, or a share of the reference such as 1%.",
                    e);
        }
    }

    private Metric macroF1(AnswerForm form) {
        if (form.choices().isEmpty()) {
            throw bad(
                    "",
                    "`" + MacroF1.KEY + "` needs classes, and the form `" + form.key()
                            + "` has no list of its answers.",
                    form.key().equals("integer")
                            ? "Give `min` and `max` under `answer`, or write `metric: accuracy`."
                            : "Write `metric: accuracy`, or take a form such as `label`.");
        }
        return new MacroF1(form);
    }

    private Metric fitting(Set<String> forms, AnswerForm form, Metric fitting, String instead) {
        if (!forms.contains(form.key())) {
            throw bad(
                    "", "`" + fitting.key() + "` does not fit the form `" + form.key() + "`.", "Take " + instead + ".");
        }
        return fitting;
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", metric" + key, what, remedy);
    }
}

package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Accuracy;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.AnswerFormat;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.ExactMatch;
import org.metaspo.task.Metric;
import org.metaspo.task.Task;
import tools.jackson.databind.JsonNode;

/** A task file that has been read and checked; what needs the data (labels left out) is settled later. */
final class TaskFile {
    private static final List<String> METRICS = List.of(Accuracy.KEY, ExactMatch.KEY);
    private static final List<String> LATER_METRICS = List.of("f1", "macro-f1", "contains", "numeric", "judge");

    private final Path file;
    private final TaskKeys keys;
    private final FormKeys form;

    private TaskFile(Path file, TaskKeys keys) {
        this.file = file;
        this.keys = keys;
        this.form = new FormKeys(file, keys.answer());
    }

    /**
     * Reads a task file.
     *
     * @throws BadInputException with place and remedy where anything in it is wrong or not supported
     */
    static TaskFile read(Path file) {
        TaskFile task = new TaskFile(file, YamlFile.read(file, TaskKeys.class));
        task.check();
        return task;
    }

    Path path() {
        return file;
    }

    TaskKeys.Data data() {
        return keys.data();
    }

    FormKeys form() {
        return form;
    }

    Columns columns() {
        Map<String, String> declared = keys.columns() == null ? Map.of() : keys.columns();
        return Columns.of(file, declared, instruction() + suffix());
    }

    Task task(AnswerForm answerForm) {
        return new Task(
                keys.name() == null ? baseName() : keys.name(),
                instruction(),
                suffix(),
                keys.userPrompt() != null,
                new AnswerFormat(answerForm, place()),
                metric(answerForm));
    }

    /** User prompts that no search has seen, for the study of unseen prompts; empty where the task names no file. */
    List<UserPrompt> unseenUserPrompts() {
        return keys.unseenUserPrompts() == null
                ? List.of()
                : UnseenPromptsFile.read(file.resolveSibling(keys.unseenUserPrompts()));
    }

    private void check() {
        refuse("judge", keys.judge());
        if (keys.userPrompt() != null && !keys.userPrompt().equals("fixed")) {
            throw bad("user-prompt", "`" + keys.userPrompt() + "` is unknown.", "Write `fixed`, or leave the key out.");
        }
        String template = instruction() + suffix();
        if (!template.isEmpty() && !UserPrompt.accepts(template)) {
            throw bad(
                    "suffix",
                    "Neither instruction nor suffix shows the question.",
                    "Put " + UserPrompt.QUESTION + " where the question goes.");
        }
        if (keys.name() != null && keys.name().isBlank()) {
            throw bad("name", "The name is blank.", "Give the task a name, or leave the key out.");
        }
        form.check();
        place();
        metricKey();
        unseenUserPrompts();
        DataFiles.check(file, keys.data());
    }

    private void refuse(String key, @Nullable JsonNode value) {
        if (value != null) {
            throw bad(key, "The key is not supported by this version.", "Leave it out.");
        }
    }

    private AnswerPlace place() {
        String in = keys.answer().in();
        if (in == null) {
            return suffix().contains("<answer>") ? AnswerPlace.TAG : AnswerPlace.WHOLE;
        }
        return switch (in) {
            case "tag" -> AnswerPlace.TAG;
            case "whole" -> AnswerPlace.WHOLE;
            default -> throw bad("answer.in", "`" + in + "` is unknown.", "Write `tag` or `whole`.");
        };
    }

    private Metric metric(AnswerForm answerForm) {
        return metricKey().equals(ExactMatch.KEY) ? new ExactMatch() : new Accuracy(answerForm);
    }

    /** A metric is named by a text, or is the one key of a group that holds its parameters. */
    private String metricKey() {
        JsonNode metric = keys.metric();
        if (metric == null) {
            return Accuracy.KEY;
        }
        String key = metric.isObject() && metric.size() == 1
                ? metric.propertyNames().iterator().next()
                : metric.asString("");
        if (LATER_METRICS.contains(key)) {
            throw bad("metric", "`" + key + "` is not supported by this version.", "Supported: " + METRICS + ".");
        }
        if (!METRICS.contains(key)) {
            throw bad("metric", "`" + key + "` is unknown.", Suggestion.remedy(key, METRICS));
        }
        if (metric.isObject()) {
            throw bad("metric", "`" + key + "` has no parameters.", "Write `metric: " + key + "`.");
        }
        return key;
    }

    private String instruction() {
        return Objects.requireNonNullElse(keys.instruction(), "");
    }

    private String suffix() {
        return Objects.requireNonNullElse(keys.suffix(), "");
    }

    private String baseName() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", " + key, what, remedy);
    }
}

package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.AnswerFormat;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.FreeTextForm;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Task;

/** A task file that has been read and checked; what needs the data (labels left out) is settled later. */
final class TaskFile {
    private final Path file;
    private final TaskKeys keys;
    private final FormKeys form;
    private final MetricKeys metric;

    private TaskFile(Path file, TaskKeys keys) {
        this.file = file;
        this.keys = keys;
        this.form = new FormKeys(file, keys.answer());
        this.metric = new MetricKeys(file, keys.metric(), keys.judge());
    }

    /**
     * Reads a task file.
     *
     * @throws BadInputException with place and remedy where anything in it is wrong or not supported
     */
    static TaskFile read(Path file) {
        return of(file, YamlFile.read(file, TaskKeys.class));
    }

    /** The same, of keys that were read already; the file is named in errors, and relative paths start beside it. */
    static TaskFile of(Path file, TaskKeys keys) {
        requireValue(file, "data", keys.data(), "Name a file of items, such as `data: {file: items.csv}`.");
        String forms = "Name the form of the answer, such as `answer: {form: integer}`.";
        requireValue(file, "answer", keys.answer(), forms);
        requireValue(file, "answer.form", keys.answer().form(), forms);
        TaskFile task = new TaskFile(file, keys);
        task.check();
        return task;
    }

    /** A key that must be there can be there without a value. */
    private static void requireValue(Path file, String key, @Nullable Object value, String remedy) {
        if (value == null) {
            throw new BadInputException(file + ", " + key, "has no value.", remedy);
        }
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
                metric.metric(answerForm),
                keys.ceiling());
    }

    /** User prompts that no search has seen, for the study of unseen prompts; empty where the task names no file. */
    List<UserPrompt> unseenUserPrompts() {
        return keys.unseenUserPrompts() == null
                ? List.of()
                : UnseenPromptsFile.read(file.resolveSibling(keys.unseenUserPrompts()));
    }

    private void check() {
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
        Double ceiling = keys.ceiling();
        if (ceiling != null && !(ceiling > 0 && ceiling <= 1)) {
            throw bad("ceiling", "must lie above 0, up to 1.", "Write the best score to be hoped for, such as 0.92.");
        }
        form.check();
        place();
        String worth = metric.metric(form.form(List.of("any"))).key();
        unseenUserPrompts();
        if (keys.answer().form().equals(FreeTextForm.KEY) && !worth.equals("judge")) {
            throw bad("metric", "Free texts can only be judged.", "Write `metric: judge`, or take the form `text`.");
        }
        DataFiles.check(file, keys.data());
    }

    /** Whether an item is nothing without an answer: a judge that goes by a rubric needs none. */
    boolean needsAnswers() {
        return !metric.isJudge() || new JudgeKeys(file, keys.judge()).metric().judge() == JudgeKind.REFERENCE;
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

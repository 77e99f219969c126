package org.metaspo.task.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.problem.BadInputException;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.Task;
import tools.jackson.databind.node.ObjectNode;

/** Loads tasks from task files and the data that they name. */
public final class TaskSource {
    private static final int SHOWN = 5;

    private TaskSource() {}

    /**
     * Loads one task: reads the task file and all its data, checks every item, cuts the splits.
     *
     * @param taskFile a task file (YAML)
     * @param dataDirectory where the data is looked for first; then beside the task file
     * @param sizes how many items are asked for; with fewer test items what there is is taken
     * @param seed decides which items are drawn
     * @throws BadInputException with place and remedy where task file or data are wrong
     */
    public static LoadedTask load(Path taskFile, Path dataDirectory, SplitSizes sizes, long seed) {
        if (!Files.isRegularFile(taskFile)) {
            throw new BadInputException(taskFile.toString(), "There is no such task file.", "Check the path.");
        }
        return loaded(TaskFile.read(taskFile), dataDirectory, sizes, seed);
    }

    /**
     * Loads a task whose keys do not stand in a file of their own, such as one of the catalogue.
     *
     * @param keys of a task file, without {@code data}
     * @param dataFile its items, in a form that task files can name; where rows have the columns {@code part} and {@code
     *     group}, those are read
     * @param unseenUserPrompts user prompts that no search has seen
     * @throws BadInputException with place and remedy where the data is wrong
     */
    public static LoadedTask load(
            ObjectNode keys, Path dataFile, List<UserPrompt> unseenUserPrompts, SplitSizes sizes, long seed) {
        TaskFile file = KnownTask.file(keys, dataFile);
        LoadedTask loaded = loaded(file, file.path().toAbsolutePath(), sizes, seed);
        return new LoadedTask(dataFile, loaded.task(), loaded.splits(), unseenUserPrompts);
    }

    private static LoadedTask loaded(TaskFile file, Path dataDirectory, SplitSizes sizes, long seed) {
        Columns columns = file.columns();
        Parts parts = new DataFiles(file.path(), dataDirectory)
                .read(file.data(), new RowReader(columns, file.needsAnswers()));
        Parts identified = identified(parts, columns.idDeclared());
        AnswerForm form = file.form()
                .form(identified
                        .all()
                        .flatMap(item -> item.example().answers().stream())
                        .toList());
        Parts canonical = canonical(identified, form);
        return new LoadedTask(
                file.path(),
                file.task(form),
                SplitCutter.cut(canonical, sizes, seed, file.path().toString()),
                file.unseenUserPrompts());
    }

    /**
     * A task without its data: labels that only the data names are missing.
     *
     * @throws BadInputException the task file is wrong
     */
    public static Task task(Path taskFile) {
        return described(TaskFile.read(taskFile));
    }

    /**
     * The same for a task whose keys do not stand in a file of their own.
     *
     * @param keys of a task file, without {@code data}
     * @throws BadInputException the keys are wrong
     */
    public static Task task(ObjectNode keys) {
        return described(KnownTask.file(keys, Path.of("data.jsonl")));
    }

    private static Task described(TaskFile file) {
        return file.task(file.form().form(List.of("any")));
    }

    /**
     * Ids must tell questions apart. A column that is called id but does not (rows counted anew in each part) is not
     * used, unless the task file names it.
     */
    private static Parts identified(Parts parts, boolean declared) {
        Map<String, String> questions = new HashMap<>();
        for (Item item : parts.all().toList()) {
            String question = item.example().question().strip();
            String other = questions.putIfAbsent(item.example().id(), question);
            if (other == null || other.equals(question)) {
                continue;
            }
            if (declared) {
                throw new BadInputException(
                        item.place(),
                        "The id `" + item.example().id() + "` stands for two questions.",
                        "Give every item its own id, or take `columns.id` out.");
            }
            return parts.map(TaskSource::byQuestion);
        }
        return parts;
    }

    private static Item byQuestion(Item item) {
        Example example = item.example();
        return item.with(new Example(
                Example.idOf(example.question()),
                example.question(),
                example.answers(),
                example.columns(),
                example.group()));
    }

    private static Parts canonical(Parts parts, AnswerForm form) {
        List<String> misfits = new ArrayList<>();
        Parts canonical = parts.map(item -> {
            Example example = item.example();
            List<String> answers = new ArrayList<>();
            for (String answer : example.answers()) {
                switch (form.canonical(answer, example.question())) {
                    case Extraction.Found found -> answers.add(found.value());
                    case Extraction.Unparseable no ->
                        misfits.add(item.place() + ": \"" + shortened(answer) + "\" (" + no.reason() + ")");
                }
            }
            return answers.isEmpty() ? item : item.with(example.withAnswers(answers));
        });
        if (!misfits.isEmpty()) {
            throw new BadInputException(
                    misfits.stream().limit(SHOWN).collect(Collectors.joining("; ")),
                    misfits.size() + " answers do not fit the form `" + form.key() + "`.",
                    "Mend the data, the column, or the form under `answer`.");
        }
        return canonical;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}

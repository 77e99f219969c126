package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction.Unparseable;
import org.metaspo.task.Task;
import org.metaspo.task.source.TaskReport.Finding;
import org.metaspo.task.source.TaskReport.Kind;
import tools.jackson.databind.node.ObjectNode;

/** Looks at all items of a task, and says what a run would leave out or stumble over. */
public final class TaskCheck {
    /** More different answers than this are no classes whose balance would tell anything. */
    private static final int MOST_CLASSES = 30;

    private final AnswerForm form;
    private final int longest;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Item> firsts = new HashMap<>();
    private final Map<String, String> partOfQuestion = new HashMap<>();
    private final Map<String, String> partOfGroup = new HashMap<>();

    private TaskCheck(AnswerForm form, int longest) {
        this.form = form;
        this.longest = longest;
    }

    /**
     * Checks a task file with its data.
     *
     * @param dataDirectory where the data is looked for first; then beside the task file
     * @param longest longest question in UTF-16 units that is no finding
     * @throws BadInputException the task file is wrong, or its data cannot be read
     */
    public static TaskReport of(Path taskFile, Path dataDirectory, int longest) {
        return of(TaskFile.read(taskFile), dataDirectory, longest);
    }

    /**
     * Checks data with the keys of a task file that does not name it.
     *
     * @param keys of a task file, without {@code data}
     */
    public static TaskReport of(ObjectNode keys, Path dataFile, int longest) {
        return of(KnownTask.file(keys, dataFile), dataFile.toAbsolutePath(), longest);
    }

    private static TaskReport of(TaskFile file, Path dataDirectory, int longest) {
        Parts parts = new DataFiles(file.path(), dataDirectory).read(file.data(), new RowReader(file.columns()));
        AnswerForm form = file.form()
                .form(parts.all()
                        .flatMap(item -> item.example().answers().stream())
                        .toList());
        Map<String, List<Item>> byPart = byPart(parts);
        TaskCheck check = new TaskCheck(form, longest);
        byPart.forEach((part, items) -> items.forEach(item -> check.look(part, item)));
        Task task = file.task(form);
        Map<String, Integer> sizes = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> answers = new LinkedHashMap<>();
        byPart.forEach((part, items) -> {
            sizes.put(part, items.size());
            Map<String, Integer> counts = counts(items);
            if (counts.size() <= MOST_CLASSES) {
                answers.put(part, counts);
            }
        });
        return new TaskReport(task.name(), form.key(), task.metric().key(), sizes, answers, check.findings);
    }

    /** The part that the claim is made on first: what stands there too is the other part's mistake. */
    private static Map<String, List<Item>> byPart(Parts parts) {
        Map<String, List<Item>> byPart = new LinkedHashMap<>();
        switch (parts) {
            case Parts.Undivided all -> byPart.put("all", all.items());
            case Parts.Divided divided -> {
                byPart.put("test", divided.test());
                if (!divided.validation().isEmpty()) {
                    byPart.put("validation", divided.validation());
                }
                byPart.put("train", divided.train());
            }
        }
        return byPart;
    }

    private static Map<String, Integer> counts(List<Item> items) {
        Map<String, Integer> counts = new HashMap<>();
        items.forEach(item ->
                item.example().answers().stream().distinct().forEach(answer -> counts.merge(answer, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private void look(String part, Item item) {
        Example example = item.example();
        for (String answer : example.answers()) {
            if (form.canonical(answer, example.question()) instanceof Unparseable no) {
                find(Kind.UNPARSEABLE, item, "the answer \"" + shortened(answer) + "\" does not fit: " + no.reason());
            }
        }
        if (example.question().length() > longest) {
            find(Kind.TOO_LONG, item, "the question has " + example.question().length() + " characters");
        }
        compare(part, item);
        String group = item.group();
        if (group != null) {
            String other = partOfGroup.putIfAbsent(group, part);
            if (other != null && !other.equals(part)) {
                find(Kind.LEAK, item, "the group `" + group + "` has items in " + other + " too");
            }
        }
    }

    private void compare(String part, Item item) {
        String question = item.example().question().strip();
        Item first = firsts.putIfAbsent(question, item);
        String firstPart = partOfQuestion.computeIfAbsent(question, asked -> part);
        if (first == null) {
            return;
        }
        if (!first.example().answers().equals(item.example().answers())) {
            find(Kind.CONFLICT, item, "the question of " + first.place() + " with another answer");
        }
        if (!firstPart.equals(part)) {
            find(Kind.LEAK, item, "the question stands in " + firstPart + " too: " + first.place());
        } else if (first.example().answers().equals(item.example().answers())) {
            find(Kind.DUPLICATE, item, "the same as " + first.place());
        }
    }

    private void find(Kind kind, Item item, String what) {
        findings.add(new Finding(kind, item.place(), what));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}

package org.metaspo.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Interval;
import org.metaspo.study.Arm;

/**
 * Methods by domains, over the studies that were found: a row per study and method, a cell per domain, the mean over its
 * tasks. A task that several runs measured counts once: its value and the ends of its interval are the means over the
 * runs, since those share their test items and would not narrow the interval.
 *
 * @param columns domains, and {@code all} where every task has the same metric
 * @param rows in the order found
 */
public record StudyTable(List<String> columns, List<Row> rows) {
    /** The column over all tasks. */
    private static final String ALL = "all";

    /** The column of tasks that are in no domain of the catalogue. */
    private static final String OTHER = "other";

    /**
     * One method's scores.
     *
     * @param study unseen-generalization or test-time-adaptation
     * @param method that made the system prompt; where it is not known the name of the arm
     * @param runs how many runs it rests on
     * @param cells by column; a column is missing where a task of it is
     */
    public record Row(String study, String method, int runs, Map<String, Cell> cells) {}

    /** The mean over a column's tasks, with its 95 % interval for these tasks. */
    public record Cell(int tasks, double value, double low, double high) {}

    private record Measured(String study, String method, int run, ArmResult.Task task) {
        String row() {
            return study + "\n" + method;
        }

        String domain() {
            return Objects.requireNonNullElse(task.domain(), OTHER);
        }
    }

    /** The table of results; those without arms, and those that were stopped, are passed over. */
    public static StudyTable of(List<RunResult> results) {
        List<Measured> all = new ArrayList<>();
        for (int run = 0; run < results.size(); run++) {
            RunResult result = results.get(run);
            if (result.arms() != null && result.status().equals("completed")) {
                for (ArmResult arm : result.arms()) {
                    for (ArmResult.Task task : arm.tasks()) {
                        all.add(new Measured(result.method(), label(arm), run, task));
                    }
                }
            }
        }
        Map<String, List<Measured>> columns = columns(all);
        Map<String, List<Measured>> byRow =
                all.stream().collect(Collectors.groupingBy(Measured::row, LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = byRow.values().stream().map(row -> row(row, columns)).toList();
        return new StudyTable(List.copyOf(columns.keySet()), rows);
    }

    /** What made the prompt; of a prompt from a file that is not known. */
    private static String label(ArmResult arm) {
        return arm.name().equals(Arm.DEFAULT) || arm.method() == null ? arm.name() : arm.method();
    }

    /** Only scores of one metric have a mean. */
    private static Map<String, List<Measured>> columns(List<Measured> all) {
        Map<String, List<Measured>> columns = new LinkedHashMap<>();
        Map<String, List<Measured>> domains =
                all.stream().collect(Collectors.groupingBy(Measured::domain, LinkedHashMap::new, Collectors.toList()));
        domains.forEach((domain, ofDomain) -> {
            boolean mixed = metrics(ofDomain).size() > 1;
            ofDomain.forEach(one -> columns.computeIfAbsent(
                            mixed ? domain + " (" + one.task().metric() + ")" : domain, name -> new ArrayList<>())
                    .add(one));
        });
        if (columns.size() > 1 && metrics(all).size() == 1) {
            columns.put(ALL, all);
        }
        return columns;
    }

    private static Set<String> metrics(List<Measured> of) {
        return of.stream().map(one -> one.task().metric()).collect(Collectors.toSet());
    }

    private static Row row(List<Measured> row, Map<String, List<Measured>> columns) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            Cell cell = cell(row, column);
            if (cell != null) {
                cells.put(name, cell);
            }
        });
        int runs = (int) row.stream().map(Measured::run).distinct().count();
        return new Row(row.getFirst().study(), row.getFirst().method(), runs, cells);
    }

    /** A mean over fewer tasks than others have would compare what cannot be compared. */
    @Nullable
    private static Cell cell(List<Measured> row, List<Measured> column) {
        Set<String> names = column.stream()
                .filter(one -> one.study().equals(row.getFirst().study()))
                .map(one -> one.task().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Interval> tasks = new ArrayList<>();
        for (String name : names) {
            List<ArmResult.Task> ofTask = row.stream()
                    .map(Measured::task)
                    .filter(task -> task.name().equals(name))
                    .toList();
            if (ofTask.isEmpty()) {
                return null;
            }
            tasks.add(new Interval(
                    mean(ofTask.stream().mapToDouble(ArmResult.Task::value).toArray()),
                    ofTask.getFirst().n(),
                    mean(ofTask.stream().mapToDouble(ArmResult.Task::low).toArray()),
                    mean(ofTask.stream().mapToDouble(ArmResult.Task::high).toArray())));
        }
        if (tasks.isEmpty()) {
            return null;
        }
        Interval mean = Interval.ofMean(tasks);
        return new Cell(tasks.size(), mean.value(), mean.low(), mean.high());
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

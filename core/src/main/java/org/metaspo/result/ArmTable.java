package org.metaspo.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.metaspo.statistics.Interval;

/** A study's system prompts side by side: a row per target task, per domain, and for all tasks. */
public final class ArmTable {
    private final List<ArmResult> arms;
    private final boolean mixed;

    private ArmTable(List<ArmResult> arms) {
        this.arms = arms;
        this.mixed = arms.getFirst().tasks().stream()
                        .map(ArmResult.Task::metric)
                        .distinct()
                        .count()
                > 1;
    }

    /** The rows, titles first; none where nothing was measured to its end. */
    public static List<List<String>> rows(List<ArmResult> arms) {
        return arms.getFirst().tasks().isEmpty() ? List.of() : new ArmTable(arms).rows();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> titles = new ArrayList<>(mixed ? List.of("task", "metric", "n") : List.of("task", "n"));
        arms.forEach(arm -> titles.add(arm.name()));
        rows.add(titles);
        List<ArmResult.Task> tasks = arms.getFirst().tasks();
        for (int i = 0; i < tasks.size(); i++) {
            rows.add(row(tasks.get(i).name(), List.of(i)));
        }
        Map<String, List<Integer>> domains = new LinkedHashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            String domain = tasks.get(i).domain();
            if (domain != null) {
                domains.computeIfAbsent(domain, name -> new ArrayList<>()).add(i);
            }
        }
        domains.forEach((domain, places) -> {
            // A domain that is one task, or all of them, has a row already.
            if (places.size() > 1 && places.size() < tasks.size() && metrics(places) == 1) {
                rows.add(row(domain + " (mean)", places));
            }
        });
        if (tasks.size() > 1 && arms.getFirst().mean() != null) {
            rows.add(row("all (mean)", IntStream.range(0, tasks.size()).boxed().toList()));
        }
        return rows;
    }

    private long metrics(List<Integer> places) {
        return places.stream()
                .map(place -> arms.getFirst().tasks().get(place).metric())
                .distinct()
                .count();
    }

    private List<String> row(String name, List<Integer> places) {
        List<String> row = new ArrayList<>(List.of(name));
        if (mixed) {
            row.add(arms.getFirst().tasks().get(places.getFirst()).metric());
        }
        row.add(String.valueOf(mean(arms.getFirst(), places).n()));
        arms.forEach(arm -> row.add(interval(mean(arm, places))));
        return row;
    }

    private static Interval mean(ArmResult arm, List<Integer> places) {
        return Interval.ofMean(places.stream()
                .map(place -> arm.tasks().get(place))
                .map(task -> new Interval(task.value(), task.n(), task.low(), task.high()))
                .toList());
    }

    private static String interval(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                100 * interval.value(),
                100 * interval.low(),
                100 * interval.high());
    }
}

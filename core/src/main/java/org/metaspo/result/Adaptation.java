package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.metaspo.study.Arm;

/**
 * A curve of adaptation in words and tables: the mean over tasks and draws by iteration and by amount of data, and where
 * the learned system prompt reaches what the default one ends with. Descriptive: nothing is claimed of single points.
 */
public final class Adaptation {
    private final List<CurvePoint> curve;

    /** @param curve of a study that came to its end */
    public Adaptation(List<CurvePoint> curve) {
        this.curve = List.copyOf(curve);
    }

    /** The scores by iteration, a row per arm, titles first. */
    public List<List<String>> byIteration() {
        return table("iteration", ofAll().toList(), CurvePoint::iteration);
    }

    /** The scores by amount of data, a row per arm, titles first; empty where that was not asked for. */
    public List<List<String>> byData() {
        List<CurvePoint> drawn = drawn().toList();
        return drawn.isEmpty() ? List.of() : table("training items", drawn, CurvePoint::n);
    }

    private Stream<CurvePoint> ofAll() {
        return curve.stream().filter(point -> point.draw() == null);
    }

    private Stream<CurvePoint> drawn() {
        return curve.stream().filter(point -> point.draw() != null);
    }

    private static List<List<String>> table(String title, List<CurvePoint> points, ToIntFunction<CurvePoint> at) {
        List<List<String>> rows = new ArrayList<>();
        List<String> titles = new ArrayList<>(List.of(title));
        IntStream places = points.stream().mapToInt(at).distinct().sorted();
        places.forEach(place -> titles.add(String.valueOf(place)));
        rows.add(titles);
        points.stream().map(CurvePoint::arm).distinct().forEach(arm -> {
            List<String> row = new ArrayList<>(List.of(arm));
            means(points, arm, at).values().forEach(mean -> row.add(String.format(Locale.ROOT, "%.1f", 100 * mean)));
            rows.add(row);
        });
        return rows;
    }

    private static SortedMap<Integer, Double> means(List<CurvePoint> points, String arm, ToIntFunction<CurvePoint> at) {
        return points.stream()
                .filter(point -> point.arm().equals(arm))
                .collect(Collectors.groupingBy(
                        at::applyAsInt, TreeMap::new, Collectors.averagingDouble(CurvePoint::value)));
    }

    /** Where the learned prompt reaches the default's final score. */
    public String reached() {
        List<CurvePoint> all = ofAll().toList();
        OptionalDouble last = means(all, Arm.DEFAULT, CurvePoint::iteration).values().stream()
                .mapToDouble(value -> value)
                .reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            return "";
        }
        double goal = last.getAsDouble();
        String words = String.format(
                Locale.ROOT,
                "The learned system prompt %s",
                reached(goal, all, CurvePoint::iteration, "at iteration "));
        List<CurvePoint> drawn = drawn().toList();
        return drawn.isEmpty()
                ? words + "."
                : words + "; by amount of data it " + reached(goal, drawn, CurvePoint::n, "with training items: ")
                        + ".";
    }

    private static String reached(double goal, List<CurvePoint> points, ToIntFunction<CurvePoint> at, String where) {
        OptionalInt first = means(points, Arm.LEARNED, at).entrySet().stream()
                // Means of equal scores may differ in their last bits.
                .filter(point -> point.getValue() >= goal - 1e-9)
                .mapToInt(Map.Entry::getKey)
                .findFirst();
        String score = String.format(Locale.ROOT, "the default's final score (%.1f)", 100 * goal);
        return first.isPresent() ? "reaches " + score + " " + where + first.getAsInt() : "does not reach " + score;
    }
}

package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What searches came to, method by method and paired by world.
 *
 * @param options that were compared
 * @param runs all of them
 */
record QualityTable(QualityOptions options, List<WorldRun> runs) {
    private static final double POINTS = 100;

    /** One line of the table. All but the calls are in points of accuracy, paired by world. */
    record Row(
            String variant,
            String method,
            Spread target,
            Spread source,
            Spread adapted,
            Spread targetAgainstFirst,
            Spread sourceAgainstFirst,
            double taskCalls,
            double optimizerCalls,
            double seconds) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String variant : options.variants()) {
            List<WorldRun> first = of(variant, options.methods().getFirst());
            for (String method : options.methods()) {
                rows.add(row(variant, method, of(variant, method), first));
            }
        }
        return rows;
    }

    private static Row row(String variant, String method, List<WorldRun> own, List<WorldRun> first) {
        return new Row(
                variant,
                method,
                spread(own, run -> run.target() - run.start()),
                spread(own, run -> run.source() - run.startSource()),
                spread(own, QualityTable::adaptation),
                against(own, first, WorldRun::target),
                against(own, first, WorldRun::source),
                mean(own, WorldRun::taskCalls),
                mean(own, WorldRun::optimizerCalls),
                mean(own, WorldRun::seconds));
    }

    private static double adaptation(WorldRun run) {
        Double found = run.adapted();
        Double initial = run.adaptedStart();
        return found == null || initial == null ? Double.NaN : found - initial;
    }

    private List<WorldRun> of(String variant, String method) {
        return runs.stream()
                .filter(run -> run.variant().equals(variant) && run.method().equals(method))
                .toList();
    }

    private static Spread spread(List<WorldRun> runs, ToDoubleFunction<WorldRun> value) {
        return Spread.of(
                runs.stream().map(run -> POINTS * value.applyAsDouble(run)).toList());
    }

    /** Runs of both methods are in the order of their worlds' seeds. */
    private static Spread against(List<WorldRun> own, List<WorldRun> first, ToDoubleFunction<WorldRun> value) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            differences.add(POINTS * (value.applyAsDouble(own.get(i)) - value.applyAsDouble(first.get(i))));
        }
        return Spread.of(differences);
    }

    private static double mean(List<WorldRun> runs, ToDoubleFunction<WorldRun> value) {
        return runs.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    String markdown() {
        String first = options.methods().getFirst();
        StringBuilder text = new StringBuilder("""
                Points of true accuracy gained over the initial prompts, by the oracle, with 95 %% intervals over %d worlds
                (seeds %d to %d); `v. %s` is paired by world. Source: with the user prompts found. Target: with the initial
                user prompts. Adapted: after ProTeGi on the target tasks, over the same from the initial system prompt.

                | variant | method | target | source | adapted | target v. %s | source v. %s | task calls | optimizer calls | s/run |
                |---|---|---|---|---|---|---|---|---|---|
                """.formatted(
                        options.seeds(), options.from(), options.from() + options.seeds() - 1, first, first, first));
        for (Row row : rows()) {
            boolean itself = row.method().equals(first);
            text.append("| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            row.variant(),
                            row.method(),
                            cell(row.target()),
                            cell(row.source()),
                            cell(row.adapted()),
                            itself ? "" : cell(row.targetAgainstFirst()),
                            itself ? "" : cell(row.sourceAgainstFirst()),
                            number("%,.0f", row.taskCalls()),
                            number("%,.0f", row.optimizerCalls()),
                            number("%.1f", row.seconds())));
        }
        return text.toString();
    }

    private static String cell(Spread spread) {
        if (Double.isNaN(spread.mean())) {
            return "";
        }
        String mean = number("%+.1f", spread.mean());
        return spread.n() < 2
                ? mean
                : mean + " [" + number("%+.1f", spread.low()) + ", " + number("%+.1f", spread.high()) + "]";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seeds", options.seeds());
        document.put("from", options.from());
        document.put("calls", options.calls());
        document.put("trainingItems", options.trainingItems());
        document.put("rows", rows());
        document.put("runs", runs);
        return Json.pretty(document);
    }
}

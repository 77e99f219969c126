package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.metaspo.benchmarks.WorldRun.Claimed;
import org.metaspo.benchmarks.WorldRun.Quotations;

/**
 * What searches came to, method by method and paired by world.
 *
 * @param options that were compared
 * @param runs all of them; those of a method are in the order of their worlds
 */
record QualityTables(QualityOptions options, List<WorldRun> runs) {
    private static final double POINTS = 100;

    /** Something about a run, in shares of accuracy; null where it has none. */
    private interface Measure {
        @Nullable
        Double of(WorldRun run);
    }

    String markdown() {
        StringBuilder text = new StringBuilder(
                """
                Points of true accuracy by the oracle, means with 95 %% intervals (Student's t) over %d worlds, seeds %d to %d;
                differences are paired by world. Target: with the initial user prompts. Source: with the user prompts found.
                Adapted: target tasks after ProTeGi, over the same from the initial system prompt. Gap: share found of what
                there is to find. Regret: the best system prompt that was scored on 8 items or more, with its user prompts, over
                what the search ended with. At most: the one-sided 95 %% bound of the share (Clopper and Pearson). %s
                """.formatted(options.seeds(), options.from(), options.from() + options.seeds() - 1, options.setup()));
        for (String variant : options.variants()) {
            gains(text, variant);
            differences(text, variant);
            claims(text, variant);
            looked(text, variant);
        }
        return text.toString();
    }

    private void gains(StringBuilder text, String variant) {
        text.append("""

                | %s: gain over the start | target | gap | source | gap | adapted | task calls | optimizer calls | s/run |
                |---|---|---|---|---|---|---|---|---|
                """.formatted(variant));
        for (String method : options.methods()) {
            List<WorldRun> own = of(variant, method);
            row(
                    text,
                    method,
                    cell(spread(own, WorldRun::targetGain)),
                    gap(own, WorldRun::targetGap),
                    cell(spread(own, WorldRun::sourceGain)),
                    gap(own, WorldRun::sourceGap),
                    cell(spread(own, WorldRun::adaptedGain)),
                    number("%,.0f", mean(own, WorldRun::taskCalls)),
                    number("%,.0f", mean(own, WorldRun::optimizerCalls)),
                    number("%.1f", mean(own, WorldRun::seconds)));
        }
    }

    private void differences(StringBuilder text, String variant) {
        for (String against : options.against()) {
            List<WorldRun> theirs = of(variant, against);
            text.append("""

                    | %s: against %s | target | source | adapted |
                    |---|---|---|---|
                    """.formatted(variant, against));
            for (String method : options.methods()) {
                if (!method.equals(against)) {
                    List<WorldRun> own = of(variant, method);
                    row(
                            text,
                            method,
                            cell(against(own, theirs, WorldRun::targetGain)),
                            cell(against(own, theirs, WorldRun::sourceGain)),
                            cell(against(own, theirs, WorldRun::adaptedGain)));
                }
            }
        }
    }

    /** A run's own claim is about source tasks; the oracle knows better. */
    private void claims(StringBuilder text, String variant) {
        text.append("""

                | %s: the runs' own claims | claimed - true | claims to have improved | at most, 95 %% | truth within its interval |
                |---|---|---|---|---|
                """.formatted(variant));
        for (String method : options.methods()) {
            List<WorldRun> own = of(variant, method);
            row(
                    text,
                    method,
                    cell(spread(own, WorldRun::overclaimed)),
                    share(own, (run, claimed) -> claimed.improved()).words(),
                    number(
                            "%.1f %%",
                            POINTS
                                    * share(own, (run, claimed) -> claimed.improved())
                                            .atMost()),
                    share(own, (run, claimed) -> {
                                double truth = run.sourceGain();
                                return claimed.low() <= truth && truth <= claimed.high();
                            })
                            .words());
        }
    }

    /** Whether a search makes good use of what it has looked at, and whether it learned items by heart. */
    private void looked(StringBuilder text, String variant) {
        text.append("""

                | %s: regret | target | source | prompts made that quote an item | learned ones that do |
                |---|---|---|---|---|
                """.formatted(variant));
        for (String method : options.methods()) {
            List<WorldRun> own = of(variant, method);
            row(
                    text,
                    method,
                    cell(spread(own, WorldRun::targetRegret)),
                    cell(spread(own, WorldRun::regret)),
                    quotations(own, Quotations::quoting, Quotations::made),
                    quotations(own, Quotations::learnedQuoting, Quotations::learned));
        }
    }

    private static String quotations(
            List<WorldRun> runs, ToIntFunction<Quotations> some, ToIntFunction<Quotations> all) {
        List<Quotations> known =
                runs.stream().map(WorldRun::quotations).filter(Objects::nonNull).toList();
        return number("%,.0f", known.stream().mapToInt(some).sum())
                + " of "
                + number("%,.0f", known.stream().mapToInt(all).sum());
    }

    private List<WorldRun> of(String variant, String method) {
        return runs.stream()
                .filter(run -> run.variant().equals(variant) && run.method().equals(method))
                .toList();
    }

    private static void row(StringBuilder text, String method, String... cells) {
        text.append("| ")
                .append(method)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    private static Spread spread(List<WorldRun> runs, Measure measure) {
        return Spread.of(runs.stream()
                .map(measure::of)
                .filter(Objects::nonNull)
                .map(value -> POINTS * value)
                .toList());
    }

    /** Both methods have the same worlds in the same order. */
    private static Spread against(List<WorldRun> own, List<WorldRun> theirs, Measure measure) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Double mine = measure.of(own.get(i));
            Double other = measure.of(theirs.get(i));
            if (mine != null && other != null) {
                differences.add(POINTS * (mine - other));
            }
        }
        return Spread.of(differences);
    }

    private static String gap(List<WorldRun> runs, Measure measure) {
        Spread spread = Spread.of(
                runs.stream().map(measure::of).filter(Objects::nonNull).toList());
        return spread.n() == 0 ? "" : spread.words("%.2f");
    }

    private interface Finding {
        boolean holds(WorldRun run, Claimed claimed);
    }

    private static Share share(List<WorldRun> runs, Finding finding) {
        int n = 0;
        int holds = 0;
        for (WorldRun run : runs) {
            Claimed claimed = run.claimed();
            if (claimed != null) {
                n++;
                holds += finding.holds(run, claimed) ? 1 : 0;
            }
        }
        return new Share(holds, n);
    }

    private static double mean(List<WorldRun> runs, ToDoubleFunction<WorldRun> value) {
        return runs.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static String cell(Spread spread) {
        return spread.n() == 0 ? "" : spread.words("%+.1f");
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}

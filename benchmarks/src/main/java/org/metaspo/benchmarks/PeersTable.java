package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.metaspo.statistics.Randomness;

/**
 * What each library found, and how much more we do.
 *
 * @param ours our methods
 * @param peers the libraries
 * @param runs of all, in the order of their worlds
 */
record PeersTable(List<String> ours, List<String> peers, List<WorldRun> runs) {
    private static final int RESAMPLES = 10_000;

    String markdown() {
        StringBuilder text = new StringBuilder("""
                | | gap, targets | gap, sources | task calls | optimizer calls | s/run | worlds |
                |---|---|---|---|---|---|---|
                """);
        for (String name : Stream.concat(ours.stream(), peers.stream()).toList()) {
            List<WorldRun> own = of(name);
            text.append("| %s | %s | %s | %,.0f | %,.0f | %.1f | %d |%n"
                    .formatted(
                            name,
                            Spread.of(gaps(name)).words("%.2f"),
                            Spread.of(own.stream().map(PeersTable::sources).toList())
                                    .words("%.2f"),
                            own.stream()
                                    .mapToLong(WorldRun::taskCalls)
                                    .average()
                                    .orElse(Double.NaN),
                            own.stream()
                                    .mapToLong(WorldRun::optimizerCalls)
                                    .average()
                                    .orElse(Double.NaN),
                            own.stream()
                                    .mapToDouble(WorldRun::seconds)
                                    .average()
                                    .orElse(Double.NaN),
                            own.size()));
        }
        text.append("""

                | | paired difference of the gaps | times as much |
                |---|---|---|
                """);
        for (String mine : ours) {
            for (String theirs : peers) {
                text.append("| %s over %s | %s | %s |%n"
                        .formatted(
                                mine,
                                theirs,
                                Spread.of(differences(mine, theirs)).words("%+.2f"),
                                ratio(mine, theirs)));
            }
        }
        return text.toString();
    }

    private List<WorldRun> of(String name) {
        return runs.stream().filter(run -> run.method().equals(name)).toList();
    }

    private List<Double> gaps(String name) {
        return of(name).stream().map(PeersTable::targets).toList();
    }

    private static double targets(WorldRun run) {
        Double gap = run.targetGap();
        return gap == null ? Double.NaN : gap;
    }

    private static double sources(WorldRun run) {
        Double gap = run.sourceGap();
        return gap == null ? Double.NaN : gap;
    }

    private List<Double> differences(String one, String other) {
        List<Double> mine = gaps(one);
        List<Double> theirs = gaps(other);
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            differences.add(mine.get(i) - theirs.get(i));
        }
        return differences;
    }

    /** The ratio of the mean gaps, with the 95 % interval of a bootstrap over worlds (percentiles). */
    private String ratio(String one, String other) {
        List<Double> mine = gaps(one);
        List<Double> theirs = gaps(other);
        RandomGenerator random = new Randomness(1).at(one + "/" + other);
        int n = mine.size();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < RESAMPLES; i++) {
            double above = 0;
            double below = 0;
            for (int j = 0; j < n; j++) {
                int world = random.nextInt(n);
                above += mine.get(world);
                below += theirs.get(world);
            }
            ratios.add(above / below);
        }
        ratios.sort(Comparator.naturalOrder());
        return String.format(
                Locale.ROOT,
                "%.2f [%.2f, %.2f]",
                Spread.of(mine).mean() / Spread.of(theirs).mean(),
                ratios.get(RESAMPLES / 40),
                ratios.get(RESAMPLES - RESAMPLES / 40 - 1));
    }
}

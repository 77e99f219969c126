package org.metaspo.benchmarks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/** Figures of recorded runs. On a light ground of their own, so that they can be read on a dark page, too. */
final class Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final double POINTS = 100;
    /** Degrees: names of methods would run into each other. */
    private static final int SLANT = 30;

    private Plot() {}

    /** The gap on target tasks over the task calls that were planned, a line for each of what the function tells apart. */
    static void gapByCalls(List<WorldRun> runs, Function<WorldRun, String> line, Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Gap closed on unseen tasks, 95 % intervals")
                .xAxisTitle("task calls paid by the search")
                .yAxisTitle("share of the gap")
                .build();
        grouped(runs, line).forEach((name, all) -> {
            List<Double> calls = new ArrayList<>();
            List<Double> gaps = new ArrayList<>();
            List<Double> halves = new ArrayList<>();
            new TreeMap<>(grouped(all, WorldRun::plannedCalls)).forEach((planned, same) -> {
                Spread gap = gap(same, WorldRun::targetGap);
                calls.add(same.stream().mapToLong(WorldRun::taskCalls).average().orElseThrow());
                gaps.add(gap.mean());
                halves.add(gap.half());
            });
            chart.addSeries(name, calls, gaps, halves);
        });
        chart.getStyler().setXAxisMin(0.0);
        gapAxis(chart.getStyler());
        save(chart, file);
    }

    /** The gaps of each method, on target and on source tasks, in the order of the rows. */
    static void gaps(String title, List<WorldRun> runs, Path file) throws IOException {
        CategoryChart chart = bars(title, "share of the gap");
        Map<String, List<WorldRun>> byMethod = grouped(runs, WorldRun::method);
        add(chart, "target tasks", byMethod, WorldRun::targetGap);
        add(chart, "source tasks", byMethod, WorldRun::sourceGap);
        gapAxis(chart.getStyler());
        save(chart, file);
    }

    private static void add(
            CategoryChart chart,
            String name,
            Map<String, List<WorldRun>> byMethod,
            Function<WorldRun, @Nullable Double> value) {
        List<Spread> gaps =
                byMethod.values().stream().map(runs -> gap(runs, value)).toList();
        chart.addSeries(
                name,
                List.copyOf(byMethod.keySet()),
                gaps.stream().map(Spread::mean).toList(),
                gaps.stream().map(Spread::half).toList());
    }

    /** How often runs claim to have improved where there is nothing to find, and what that share hardly exceeds. */
    static void claims(List<WorldRun> runs, Path file) throws IOException {
        CategoryChart chart = bars("Claims where nothing can be found (5 % is allowed)", "% of runs");
        Map<String, Share> shares = new LinkedHashMap<>();
        grouped(runs, WorldRun::variant).forEach((variant, same) -> {
            Share share =
                    Share.of(same, run -> run.claimed() != null && run.claimed().improved());
            shares.put("%s (n = %d)".formatted(variant, share.n()), share);
        });
        List<String> names = List.copyOf(shares.keySet());
        chart.addSeries(
                "claimed",
                names,
                shares.values().stream()
                        .map(share -> POINTS * share.count() / share.n())
                        .toList());
        chart.addSeries(
                "at most, one-sided 95 % bound",
                names,
                shares.values().stream().map(share -> POINTS * share.atMost()).toList());
        save(chart, file);
    }

    private static CategoryChart bars(String title, String axis) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(axis)
                .build();
        chart.getStyler().setXAxisLabelRotation(SLANT);
        return chart;
    }

    private static void gapAxis(AxesChartStyler styler) {
        styler.setYAxisMin(0.0).setYAxisMax(1.2);
    }

    private static <K> Map<K, List<WorldRun>> grouped(List<WorldRun> runs, Function<WorldRun, K> key) {
        return runs.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static Spread gap(List<WorldRun> runs, Function<WorldRun, @Nullable Double> value) {
        return Spread.of(runs.stream().map(value).filter(Objects::nonNull).toList());
    }

    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setLegendBorderColor(Color.WHITE);
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}

package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as a table for people, or as JSON. */
record Table(Surroundings surroundings, List<Figure> figures) {
    private static final String ROW = "%-10s %-40s %12s %-8s %12s  %s%n";

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "JDK %s, %s, %d processors, load average %.2f before the start%n%n",
                surroundings.jdk(),
                surroundings.system(),
                surroundings.processors(),
                surroundings.loadAverage()));
        text.append(String.format(ROW, "benchmark", "figure", "measured", "unit", "wanted", "reached"));
        for (Figure figure : figures) {
            text.append(String.format(
                    ROW,
                    figure.benchmark(),
                    figure.name(),
                    number(figure.value()),
                    figure.unit(),
                    wanted(figure),
                    figure.verdict()));
        }
        return text.toString();
    }

    private static String wanted(Figure figure) {
        Figure.Wanted wanted = figure.wanted();
        return wanted == null ? "" : wanted.sign() + " " + number(wanted.bound());
    }

    /** Whole numbers, and those above 1,000, without decimals; others with two. */
    private static String number(double value) {
        boolean whole = value == Math.rint(value) || value >= 1000;
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%.2f", value);
    }

    String json() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Figure figure : figures) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("benchmark", figure.benchmark());
            row.put("figure", figure.name());
            row.put("measured", figure.value());
            row.put("unit", figure.unit());
            Figure.Wanted wanted = figure.wanted();
            if (wanted != null) {
                row.put("wanted", wanted);
                row.put("reached", wanted.isMetBy(figure.value()));
            }
            rows.add(row);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("surroundings", surroundings);
        document.put("figures", rows);
        return Json.pretty(document);
    }
}

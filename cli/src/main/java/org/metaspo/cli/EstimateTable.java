package org.metaspo.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.metaspo.result.Estimate;
import org.metaspo.result.Estimate.Cases;
import org.metaspo.result.Estimate.StageUse;
import org.metaspo.result.Estimate.Use;

/** An estimate as a table for people: low, expected and high side by side. */
final class EstimateTable {
    private static final String UNKNOWN = "?";

    private final List<String> lines = new ArrayList<>();

    private EstimateTable() {}

    /** Prints it as these options want it. */
    static void show(Estimate estimate, CommonOptions common) {
        Console console = common.console();
        if (common.json) {
            console.print(estimate.json());
        } else {
            of(estimate).forEach(console::print);
        }
    }

    static List<String> of(Estimate estimate) {
        EstimateTable table = new EstimateTable();
        table.row("", "", new Cases<>("low", "expected", "high"));
        estimate.roles().forEach(table::role);
        table.lines.add("");
        for (StageUse stage : estimate.stages()) {
            table.stage(stage);
        }
        table.lines.add("");
        table.row("all", "USD", estimate.total().map(use -> usd(use.knownUsd())));
        table.row("", "time, about", estimate.seconds().map(seconds -> Progress.duration(Math.round(seconds))));
        if (!estimate.unpriced().isEmpty()) {
            table.lines.add("Without " + String.join(" and ", estimate.unpriced())
                    + ": no price is known. Write `price:" + " {input: ..., output: ...}` under its model.");
        }
        return table.lines;
    }

    private void role(String name, Cases<Use> uses) {
        numbers(name, "evaluations", uses, Use::evaluations);
        numbers("", "calls", uses, Use::calls);
        numbers("", "input tokens", uses, Use::inputTokens);
        numbers("", "output tokens", uses, Use::outputTokens);
        row("", "USD", uses.map(use -> use.usd() == null ? UNKNOWN : usd(use.knownUsd())));
    }

    private void stage(StageUse stage) {
        String[] name = {stage.stage()};
        stage.roles().forEach((role, uses) -> {
            numbers(name[0], role + " calls", uses, Use::calls);
            name[0] = "";
        });
    }

    private void numbers(String first, String second, Cases<Use> uses, ToLongFunction<Use> number) {
        Function<Use, String> written = use -> String.format(Locale.ROOT, "%,d", number.applyAsLong(use));
        row(first, second, uses.map(written));
    }

    private void row(String first, String second, Cases<String> cells) {
        lines.add(String.format(
                        Locale.ROOT,
                        "%-10s %-16s %14s %14s %16s",
                        first,
                        second,
                        cells.low(),
                        cells.expected(),
                        cells.high())
                .stripTrailing());
    }

    private static String usd(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}

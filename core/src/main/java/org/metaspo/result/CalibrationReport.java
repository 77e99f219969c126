package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.metaspo.judge.Calibration;
import org.metaspo.judge.Calibration.Arm;
import org.metaspo.judge.Calibration.Arms;
import org.metaspo.statistics.Interval;

/** A calibration in words and tables: {@code report.md}, and what the terminal shows. */
public final class CalibrationReport {
    private final List<String> lines = new ArrayList<>();

    private CalibrationReport() {}

    /** The lines of a report. */
    public static List<String> of(CalibrationResult result) {
        CalibrationReport report = new CalibrationReport();
        Calibration calibration = result.calibration();
        if (calibration == null) {
            report.lines.add("The calibration was not completed: " + result.reason() + ".");
        } else {
            report.add(calibration);
        }
        return report.lines;
    }

    private void add(Calibration of) {
        lines.add(sentence(of));
        lines.add("");
        lines.add("Judge:         " + of.judge().model() + ", kind "
                + of.judge().kind() + ", votes " + of.judge().votes());
        lines.add("Labels:        " + of.labelled() + ", of which " + of.judged() + " judged (" + percent(of.unjudged())
                + " % without a verdict)");
        lines.add("Kappa:         " + interval(of.kappa()));
        lines.add("AC1:           " + number(of.ac1()));
        lines.add("Sensitivity:   " + interval(of.sensitivity()));
        lines.add("Specificity:   " + interval(of.specificity()));
        lines.add("Between people: kappa " + number(of.humanKappa()));
        lines.add("Asked again:   the same verdict in "
                + (of.stability() == null ? "-" : percent(of.stability()) + " %"));
        if (of.positionBias() != null) {
            lines.add("Position bias: " + number(of.positionBias()));
        }
        if (of.lengthBias() != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Length bias:   %+.3f per unit of log length (%+.3f to %+.3f)",
                    of.lengthBias().slope(),
                    of.lengthBias().low(),
                    of.lengthBias().high()));
        }
        arms(of.arms());
        confusion(of);
        if (!of.findings().isEmpty()) {
            lines.add("");
            of.findings().forEach(finding -> lines.add("- " + finding));
        }
    }

    private static String sentence(Calibration of) {
        return switch (of.trust()) {
            case Calibration.ACCEPTED -> "Accepted: the judge agrees with people well enough for claims.";
            case Calibration.WARNING -> "Warning: limited agreement; results carry a warning on every page.";
            case Calibration.WEAK -> "Weak: no improvement is claimed by this judge; its scores are estimates.";
            default -> "Refused: this judge says too little. Mend its rubric, or take another model.";
        };
    }

    private void arms(@Nullable Arms arms) {
        if (arms == null) {
            return;
        }
        arm("start", arms.start());
        arm("learned", arms.learned());
        lines.add("               p of no difference: sensitivity " + number(arms.sensitivityP()) + ", specificity "
                + number(arms.specificityP()));
    }

    private void arm(String name, Arm arm) {
        lines.add(String.format(Locale.ROOT, "%-15s", name + " (" + arm.n() + "):") + "sensitivity "
                + interval(arm.sensitivity()) + ", specificity " + interval(arm.specificity()));
    }

    private void confusion(Calibration of) {
        lines.add("");
        lines.add("| people \\ judge | " + String.join(" | ", of.categories()) + " |");
        lines.add("|---|" + "---:|".repeat(of.categories().size()));
        for (int i = 0; i < of.categories().size(); i++) {
            lines.add("| " + of.categories().get(i) + " | "
                    + String.join(
                            " | ",
                            of.confusion().get(i).stream().map(String::valueOf).toList())
                    + " |");
        }
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f, n = %d)",
                        interval.value(),
                        interval.low(),
                        interval.high(),
                        interval.n());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}

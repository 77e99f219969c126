package org.metaspo.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.judge.Calibration.Arm;
import org.metaspo.judge.Calibration.Arms;
import org.metaspo.judge.Calibration.JudgeIdentity;
import org.metaspo.judge.Calibration.LengthBias;
import org.metaspo.judge.Ruling.Decided;
import org.metaspo.statistics.Agreement;
import org.metaspo.statistics.Agreement.Weights;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.statistics.Slope;
import org.metaspo.statistics.TwoByTwo;
import org.metaspo.task.JudgeKind;

/**
 * Holds a judge's rulings against people's.
 *
 * @param kind of all cases
 * @param labelled what people said
 * @param first the judge's rulings on the same answers, in order
 * @param second its rulings when it was asked again
 */
public record Calibrator(JudgeKind kind, List<Labelled> labelled, List<Ruling> first, List<Ruling> second) {
    private static final double ACCEPTED_FROM = 0.6;
    private static final double WARNING_FROM = 0.4;
    private static final double LEAST_YOUDEN_SUM = 1.2;
    private static final int ENOUGH_LABELS = 200;
    private static final double STABLE = 0.95;
    private static final double MOST_POSITION_BIAS = 0.05;
    private static final double MOST_ARM_DIFFERENCE = 0.05;
    private static final double MOST_UNJUDGED = 0.02;

    /** The calibration. */
    public Calibration calibrate(JudgeIdentity judge, Randomness randomness) {
        List<Integer> judged = IntStream.range(0, labelled.size())
                .filter(i -> first.get(i) instanceof Decided)
                .boxed()
                .toList();
        Agreement agreement = Agreement.of(kind.categories().size(), humans(judged), judges(judged));
        Interval kappa = agreement.kappaInterval(weights(), randomness.at("calibration/kappa"));
        Interval sensitivity = rate(judged, true);
        Interval specificity = rate(judged, false);
        Arms arms = arms(judged);
        Double stability = stability();
        Double positionBias = positionBias();
        Slope length = length(judged);
        String trust = trust(kappa, sensitivity, specificity);
        return new Calibration(
                judge,
                trust,
                findings(trust, kappa, sensitivity, specificity, arms, stability, positionBias, length, judged.size()),
                labelled.size(),
                judged.size(),
                1 - (double) judged.size() / labelled.size(),
                sensitivity,
                specificity,
                finite(kappa),
                finite(agreement.ac1()),
                humanKappa(),
                kind.categories(),
                confusion(agreement),
                arms,
                stability,
                positionBias,
                Double.isFinite(length.low()) ? new LengthBias(length.value(), length.low(), length.high()) : null);
    }

    /** Marks and outcomes of pairs are ordered: near misses count less. Of two categories both weights are the same. */
    private Weights weights() {
        return kind.categories().size() > 2 ? Weights.QUADRATIC : Weights.EQUAL;
    }

    private int[] humans(List<Integer> items) {
        return items.stream()
                .mapToInt(i -> kind.categories().indexOf(labelled.get(i).human()))
                .toArray();
    }

    private int[] judges(List<Integer> items) {
        return items.stream()
                .mapToInt(i -> kind.categories().indexOf(category(first.get(i))))
                .toArray();
    }

    private static String category(Ruling ruling) {
        return ruling instanceof Decided decided ? decided.category() : "";
    }

    private boolean isGood(String category) {
        return kind.worth(category).doubleValue() > 0.5;
    }

    /** Of the answers that people find good, or not good, the share on which the judge says the same. */
    private @Nullable Interval rate(List<Integer> items, boolean good) {
        List<Integer> of = items.stream()
                .filter(i -> isGood(labelled.get(i).human()) == good)
                .toList();
        return of.isEmpty() ? null : Interval.wilson((double) hits(of, good) / of.size(), of.size());
    }

    private int hits(List<Integer> of, boolean good) {
        return (int)
                of.stream().filter(i -> isGood(category(first.get(i))) == good).count();
    }

    private @Nullable Double humanKappa() {
        List<Labelled> both =
                labelled.stream().filter(label -> label.second() != null).toList();
        if (both.isEmpty()) {
            return null;
        }
        int[] one = both.stream()
                .mapToInt(label -> kind.categories().indexOf(label.human()))
                .toArray();
        int[] other = both.stream()
                .mapToInt(label -> kind.categories().indexOf(String.valueOf(label.second())))
                .toArray();
        return finite(Agreement.of(kind.categories().size(), one, other).kappa(weights()));
    }

    private List<List<Integer>> confusion(Agreement agreement) {
        int k = kind.categories().size();
        List<List<Integer>> rows = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            int human = i;
            rows.add(IntStream.range(0, k)
                    .mapToObj(judge -> agreement.count(human, judge))
                    .toList());
        }
        return rows;
    }

    private @Nullable Arms arms(List<Integer> judged) {
        List<Integer> start = of(judged, label -> Labelled.START.equals(label.arm()));
        List<Integer> learned = of(judged, label -> Labelled.LEARNED.equals(label.arm()));
        if (start.isEmpty() || learned.isEmpty()) {
            return null;
        }
        TwoByTwo sensitivities = table(start, learned, true);
        TwoByTwo specificities = table(start, learned, false);
        return new Arms(
                new Arm(start.size(), rate(start, true), rate(start, false)),
                new Arm(learned.size(), rate(learned, true), rate(learned, false)),
                isKnown(sensitivities) ? sensitivities.p() : null,
                isKnown(specificities) ? specificities.p() : null,
                differs(sensitivities) || differs(specificities));
    }

    private List<Integer> of(List<Integer> items, Predicate<Labelled> property) {
        return items.stream().filter(i -> property.test(labelled.get(i))).toList();
    }

    private TwoByTwo table(List<Integer> start, List<Integer> learned, boolean good) {
        List<Integer> before = of(start, label -> isGood(label.human()) == good);
        List<Integer> after = of(learned, label -> isGood(label.human()) == good);
        return new TwoByTwo(hits(before, good), before.size(), hits(after, good), after.size());
    }

    private static boolean isKnown(TwoByTwo table) {
        return table.firstN() > 0 && table.secondN() > 0;
    }

    private static boolean differs(TwoByTwo table) {
        // A difference of exactly 5 points must not fail for its last bit.
        return isKnown(table) && (Math.abs(table.difference()) > MOST_ARM_DIFFERENCE + 1e-12 || table.p() < 0.05);
    }

    private @Nullable Double stability() {
        int both = 0;
        int same = 0;
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i) instanceof Decided one && second.get(i) instanceof Decided other) {
                both++;
                same += one.category().equals(other.category()) ? 1 : 0;
            }
        }
        return both == 0 ? null : (double) same / both;
    }

    private @Nullable Double positionBias() {
        List<String> winners = first.stream()
                .flatMap(
                        ruling -> ruling instanceof Decided decided ? decided.words().stream() : Stream.<String>empty())
                .filter(word -> word.equals("first") || word.equals("second"))
                .toList();
        return winners.isEmpty()
                ? null
                : Math.abs((double) winners.stream().filter("first"::equals).count() / winners.size() - 0.5);
    }

    private Slope length(List<Integer> judged) {
        return Slope.within(judged.stream()
                .map(i -> new Slope.Point(
                        labelled.get(i).human(),
                        logLength(labelled.get(i).asked()),
                        kind.worth(category(first.get(i))).doubleValue()))
                .toList());
    }

    private double logLength(Case asked) {
        double own = Math.log(Math.max(1, asked.answer().length()));
        return kind == JudgeKind.PAIRWISE
                ? own - Math.log(Math.max(1, asked.opponent().length()))
                : own;
    }

    private static String trust(Interval kappa, @Nullable Interval sensitivity, @Nullable Interval specificity) {
        // A hair above on paper may be a hair below in binary.
        if (sensitivity == null
                || specificity == null
                || sensitivity.value() + specificity.value() <= LEAST_YOUDEN_SUM + 1e-12) {
            return Calibration.REFUSED;
        }
        if (kappa.low() >= ACCEPTED_FROM) {
            return Calibration.ACCEPTED;
        }
        return kappa.low() >= WARNING_FROM ? Calibration.WARNING : Calibration.WEAK;
    }

    private List<String> findings(
            String trust,
            Interval kappa,
            @Nullable Interval sensitivity,
            @Nullable Interval specificity,
            @Nullable Arms arms,
            @Nullable Double stability,
            @Nullable Double positionBias,
            Slope length,
            int judged) {
        List<String> findings = new ArrayList<>();
        if (trust.equals(Calibration.REFUSED)) {
            findings.add(
                    sensitivity == null || specificity == null
                            ? "the labels hold only good answers, or none: sensitivity and specificity are not known"
                            : String.format(
                                    Locale.ROOT,
                                    "sensitivity + specificity = %.2f, at most 1.2: little better than a coin",
                                    sensitivity.value() + specificity.value()));
        } else if (!trust.equals(Calibration.ACCEPTED)) {
            findings.add(String.format(
                    Locale.ROOT,
                    "kappa may be as low as %.2f: %s",
                    kappa.low(),
                    trust.equals(Calibration.WARNING) ? "limited agreement with people" : "too little for a claim"));
        }
        if (labelled.size() < ENOUGH_LABELS) {
            findings.add(labelled.size() + " labelled answers; 200 or more are needed for a kappa within 0.08");
        }
        if (1 - (double) judged / labelled.size() > MOST_UNJUDGED) {
            findings.add(String.format(
                    Locale.ROOT, "%.1f %% stayed without a verdict", 100 - 100.0 * judged / labelled.size()));
        }
        if (arms == null) {
            findings.add(
                    "the labels do not say which answers are of the start and which of learned prompts: whether the"
                            + " judge favours the learned style is not known");
        } else if (arms.differ()) {
            findings.add("the judge errs differently on start and learned answers: it may favour the learned style");
        }
        if (stability != null && stability < STABLE) {
            findings.add(String.format(
                    Locale.ROOT, "%.1f %% of the verdicts were the same when asked again; use votes", 100 * stability));
        }
        if (positionBias != null && positionBias > MOST_POSITION_BIAS) {
            findings.add(String.format(
                    Locale.ROOT, "the first answer wins %.1f points away from half of the time", 100 * positionBias));
        }
        if (length.low() > 0 || length.high() < 0) {
            findings.add(String.format(
                    Locale.ROOT,
                    "%s answers are judged better than people judge them",
                    length.value() > 0 ? "longer" : "shorter"));
        }
        return findings;
    }

    private static @Nullable Interval finite(Interval interval) {
        return Double.isFinite(interval.value()) ? interval : null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}

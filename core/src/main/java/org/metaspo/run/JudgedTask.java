package org.metaspo.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.judge.Calibration;
import org.metaspo.result.JudgeResult;
import org.metaspo.result.JudgeResult.Range;
import org.metaspo.result.TestScores;
import org.metaspo.statistics.CorrectedShare;
import org.metaspo.statistics.Interval;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;

/**
 * What a judge means for the result of one task, and for the claim.
 *
 * @param task its name
 * @param judged its metric
 * @param calibration null where the judge was not held against people
 * @param warnings what is to be said of the judge in any case
 * @param scores null where the test was not read
 */
record JudgedTask(
        String task,
        Judged judged,
        @Nullable Calibration calibration,
        List<String> warnings,
        @Nullable TestScores scores) {
    /** More unjudged pairs than this share, and nothing is claimed. */
    private static final double MOST_UNJUDGED = 0.02;

    JudgeResult result() {
        return new JudgeResult(
                judged.judge().key(),
                judged.votes(),
                calibration == null ? JudgeResult.UNCALIBRATED : calibration.trust(),
                isEstimated(),
                findings(),
                corrected(),
                unjudgedPairs() == 0 ? null : worstCase());
    }

    private List<String> findings() {
        List<String> findings = new ArrayList<>(warnings);
        if (calibration != null) {
            findings.addAll(calibration.findings());
        }
        return findings;
    }

    private boolean isEstimated() {
        return calibration == null
                || calibration.trust().equals(Calibration.WEAK)
                || calibration.trust().equals(Calibration.REFUSED);
    }

    /** Why nothing may be claimed, in words. */
    List<String> withheld() {
        List<String> reasons = new ArrayList<>();
        if (calibration == null) {
            reasons.add("the judge of " + task + " was not calibrated");
        } else if (isEstimated()) {
            reasons.add("the judge of " + task + " agrees too little with people");
        } else if (!calibration.allowsClaims()) {
            reasons.add("the judge of " + task + " may favour the learned style");
        }
        if (unjudgedShare() > MOST_UNJUDGED) {
            Range range = worstCase();
            reasons.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the pairs of %s stayed without a verdict (all against or all for the candidate: %+.1f to"
                            + " %+.1f points)",
                    100 * unjudgedShare(),
                    task,
                    100 * range.low(),
                    100 * range.high()));
        }
        return reasons;
    }

    private @Nullable Map<String, CorrectedShare> corrected() {
        Calibration known = calibration;
        boolean twoValues = judged.judge() == JudgeKind.REFERENCE || judged.judge() == JudgeKind.PASS_FAIL;
        if (known == null || scores == null || !twoValues || known.trust().equals(Calibration.REFUSED)) {
            return null;
        }
        Interval sensitivity = known.sensitivity();
        Interval specificity = known.specificity();
        Interval initial = share(scores.pairedInitial());
        if (sensitivity == null || specificity == null || initial.n() == 0) {
            return null;
        }
        Map<String, CorrectedShare> corrected = new LinkedHashMap<>();
        corrected.put("initial", corrected(initial, sensitivity, specificity));
        corrected.put("candidate", corrected(share(scores.pairedCandidate()), sensitivity, specificity));
        return corrected;
    }

    private static Interval share(Scorecard card) {
        return card.n() == 0
                ? new Interval(0, 0, 0, 1)
                : Interval.wilson(card.score().doubleValue(), card.n());
    }

    private static CorrectedShare corrected(Interval observed, Interval sensitivity, Interval specificity) {
        return CorrectedShare.of(
                observed.value(),
                observed.n(),
                sensitivity.value(),
                sensitivity.n(),
                specificity.value(),
                specificity.n());
    }

    private double unjudgedShare() {
        return scores == null
                ? 0
                : (double) unjudgedPairs() / scores.initial().items().size();
    }

    private int unjudgedPairs() {
        int pairs = 0;
        for (int i = 0; scores != null && i < scores.initial().items().size(); i++) {
            boolean unjudged = scores.initial().items().get(i).isUnjudged()
                    || scores.candidate().items().get(i).isUnjudged();
            pairs += unjudged ? 1 : 0;
        }
        return pairs;
    }

    /** The mean difference over all answered pairs with every unjudged answer at one end of the scale. */
    private Range worstCase() {
        double low = 0;
        double high = 0;
        int n = 0;
        for (int i = 0; scores != null && i < scores.initial().items().size(); i++) {
            Scored before = scores.initial().items().get(i);
            Scored after = scores.candidate().items().get(i);
            if ((before.counts() || before.isUnjudged()) && (after.counts() || after.isUnjudged())) {
                n++;
                low += value(after, 0) - value(before, 1);
                high += value(after, 1) - value(before, 0);
            }
        }
        return n == 0 ? new Range(-1, 1) : new Range(low / n, high / n);
    }

    private static double value(Scored item, double unjudged) {
        return item.isUnjudged() ? unjudged : item.value().doubleValue();
    }
}

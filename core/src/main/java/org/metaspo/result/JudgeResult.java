package org.metaspo.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.CorrectedShare;

/**
 * What stands behind a judged task's scores.
 *
 * @param kind what the judge was asked
 * @param votes how often about each answer
 * @param trust accepted, warning, weak, refused or uncalibrated
 * @param estimated whether the scores are a judge's estimate and no more: the judge was not held against people, or agrees
 *     with them too little
 * @param findings what limits it, in words
 * @param corrected scores on the test items, by initial and candidate, with the judge's errors taken out as its
 *     calibration knows them; null without calibration, or where verdicts have more than two values
 * @param worstCase the test difference if all unjudged answers were against the candidate, or all for it; null where
 *     there are none
 */
public record JudgeResult(
        String kind,
        int votes,
        String trust,
        boolean estimated,
        List<String> findings,
        @Nullable Map<String, CorrectedShare> corrected,
        @Nullable Range worstCase) {
    /** What {@link #trust} says without a calibration. */
    public static final String UNCALIBRATED = "uncalibrated";

    /** From one value to another. */
    public record Range(double low, double high) {}
}

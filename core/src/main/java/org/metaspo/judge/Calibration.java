package org.metaspo.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Interval;

/**
 * How far a judge agrees with people, measured on labelled answers. What is null could not be computed.
 *
 * @param judge which judge
 * @param trust accepted, warning, weak or refused
 * @param findings what limits it, in words
 * @param labelled how many answers were labelled
 * @param judged how many of them got a verdict
 * @param unjudged the share that got none
 * @param sensitivity the share of good answers that the judge finds good; good = worth more than a half
 * @param specificity the share of other answers that it does not find good
 * @param kappa Cohen's kappa of judge and people, quadratically weighted for ordered categories
 * @param ac1 Gwet's AC1 of the same
 * @param humanKappa kappa of two people, where both labelled
 * @param categories from the worst to the best
 * @param confusion a row for each of people's categories, in it the judge's counts
 * @param arms start and learned answers apart, where the labels say which is which
 * @param stability the share of answers that got the same verdict when judged again
 * @param positionBias |P(first wins) - 0.5| over the verdicts that name a winner; pairwise only
 * @param lengthBias how the verdict's worth rises with the natural logarithm of the answer's length among answers of
 *     equal label; pairwise: of both lengths' ratio
 */
public record Calibration(
        JudgeIdentity judge,
        String trust,
        List<String> findings,
        int labelled,
        int judged,
        double unjudged,
        @Nullable Interval sensitivity,
        @Nullable Interval specificity,
        @Nullable Interval kappa,
        @Nullable Double ac1,
        @Nullable Double humanKappa,
        List<String> categories,
        List<List<Integer>> confusion,
        @Nullable Arms arms,
        @Nullable Double stability,
        @Nullable Double positionBias,
        @Nullable LengthBias lengthBias) {
    /** By the lower bound of kappa: 0.6 or more. */
    public static final String ACCEPTED = "accepted";

    /** 0.4 to 0.6. */
    public static final String WARNING = "warning";

    /** Below 0.4. */
    public static final String WEAK = "weak";

    /** Sensitivity and specificity together at most 1.2: little better than a coin. */
    public static final String REFUSED = "refused";

    /**
     * Which judge.
     *
     * @param model provider and name
     * @param kind what is asked
     * @param rubric what is heeded, whole
     * @param votes how often each question is put
     */
    public record JudgeIdentity(String model, String kind, String rubric, int votes) {}

    /** One arm. */
    public record Arm(
            int n, @Nullable Interval sensitivity, @Nullable Interval specificity) {}

    /**
     * Answers under the start prompts and under learned ones.
     *
     * @param sensitivityP p of "the same sensitivity for both" (Fisher's exact test)
     * @param specificityP the same of specificity
     * @param differ whether a difference is above 5 points, or p below .05
     */
    public record Arms(
            Arm start,
            Arm learned,
            @Nullable Double sensitivityP,
            @Nullable Double specificityP,
            boolean differ) {}

    /** A slope with its 95 % interval. */
    public record LengthBias(double slope, double low, double high) {}

    /** Whether a claim may rest on this judge. */
    public boolean allowsClaims() {
        return (trust.equals(ACCEPTED) || trust.equals(WARNING)) && !(arms != null && arms.differ());
    }
}

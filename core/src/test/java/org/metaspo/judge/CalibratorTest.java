package org.metaspo.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.metaspo.judge.Calibration.JudgeIdentity;
import org.metaspo.judge.Ruling.Decided;
import org.metaspo.judge.Ruling.Undecided;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.JudgeKind;

class CalibratorTest {
    private static final int N = 400;
    private static final JudgeIdentity JUDGE = new JudgeIdentity("openai m", "reference", "r", 1);

    private static String word(boolean good) {
        return good ? "correct" : "incorrect";
    }

    private static Ruling says(String word) {
        return new Decided(JudgeKind.REFERENCE, word, "", List.of(word));
    }

    /** Half of the answers are good, half are of each arm, crosswise; an answer is as long as its number says. */
    private static Labelled label(int i, @Nullable String second, String answer) {
        Case asked = new Case(JudgeKind.REFERENCE, "", 1, "q" + i, List.of("r"), answer, "");
        return new Labelled(asked, word(i % 2 == 0), second, i / 2 % 2 == 0 ? "start" : "learned");
    }

    private static Calibration calibrate(IntFunction<Ruling> judge) {
        return calibrate(judge, judge, i -> label(i, null, "a".repeat(1 + i % 7)));
    }

    private static Calibration calibrate(
            IntFunction<Ruling> judge, IntFunction<Ruling> again, IntFunction<Labelled> labels) {
        List<Labelled> labelled = IntStream.range(0, N).mapToObj(labels).toList();
        List<Ruling> first = IntStream.range(0, N).mapToObj(judge).toList();
        List<Ruling> second = IntStream.range(0, N).mapToObj(again).toList();
        return new Calibrator(JudgeKind.REFERENCE, labelled, first, second).calibrate(JUDGE, new Randomness(1));
    }

    /** A judge that is wrong on the items of a rule. */
    private static IntFunction<Ruling> wrongWhere(java.util.function.IntPredicate wrong) {
        return i -> says(word((i % 2 == 0) != wrong.test(i)));
    }

    private static double value(@Nullable Interval interval) {
        return Objects.requireNonNull(interval).value();
    }

    @Test
    void aGoodJudgeIsAccepted() {
        // Four of every 80 wrong, spread over good and bad, start and learned.
        Calibration good = calibrate(wrongWhere(i -> List.of(4, 46, 7, 45).contains(i % 80)));

        assertThat(good.trust()).isEqualTo("accepted");
        assertThat(good.allowsClaims()).isTrue();
        assertThat(value(good.sensitivity())).isCloseTo(0.95, within(1e-9));
        assertThat(value(good.specificity())).isCloseTo(0.95, within(1e-9));
        assertThat(value(good.kappa())).isCloseTo(0.9, within(1e-9));
        assertThat(good.ac1()).isCloseTo(0.9, within(1e-9));
        assertThat(good.confusion()).isEqualTo(List.of(List.of(190, 10), List.of(10, 190)));
        assertThat(good.stability()).isEqualTo(1.0);
        assertThat(good.unjudged()).isZero();
    }

    @Test
    void trustFollowsTheLowerBoundOfKappaAndTheSumOfBothRates() {
        assertThat(calibrate(wrongWhere(i -> i % 16 < 2)).trust())
                .as("12 % wrong")
                .isEqualTo("accepted");
        assertThat(calibrate(wrongWhere(i -> i % 10 < 2)).trust()).as("20 %").isEqualTo("warning");
        assertThat(calibrate(wrongWhere(i -> i % 8 < 2)).trust()).as("25 %").isEqualTo("warning");
        assertThat(calibrate(wrongWhere(i -> i % 20 < 6)).trust()).as("30 %").isEqualTo("weak");
        assertThat(calibrate(wrongWhere(i -> i % 10 < 4)).trust())
                .as("40 %: .6 + .6 = 1.2")
                .isEqualTo("refused");
        assertThat(calibrate(i -> says("correct")).trust())
                .as("whatever it reads")
                .isEqualTo("refused");
        assertThat(calibrate(wrongWhere(i -> i % 20 < 6)).allowsClaims()).isFalse();
    }

    @Test
    void aJudgeThatFavoursTheLearnedStyleAllowsNoClaim() {
        // Of the bad learned answers every fifth passes, of the others hardly any.
        Calibration partial = calibrate(wrongWhere(i -> i % 4 == 3 && i / 4 % 5 == 0));

        assertThat(partial.trust()).isEqualTo("accepted");
        assertThat(Objects.requireNonNull(partial.arms()).differ()).isTrue();
        assertThat(partial.arms().specificityP()).isLessThan(0.05);
        assertThat(partial.allowsClaims()).isFalse();
        assertThat(partial.findings()).anyMatch(finding -> finding.contains("learned style"));
    }

    @Test
    void anUnstableJudgeNeedsVotes() {
        Calibration unstable =
                calibrate(wrongWhere(i -> false), wrongWhere(i -> i % 10 == 0), i -> label(i, null, "a"));

        assertThat(unstable.stability()).isCloseTo(0.9, within(1e-9));
        assertThat(unstable.findings()).anyMatch(finding -> finding.contains("use votes"));
    }

    @Test
    void unjudgedAnswersAreLeftOutAndCounted() {
        Calibration calibration = calibrate(i -> i % 20 == 0 ? new Undecided("?") : says(word(i % 2 == 0)));

        assertThat(calibration.unjudged()).isCloseTo(0.05, within(1e-9));
        assertThat(calibration.judged()).isEqualTo(380);
        assertThat(value(calibration.kappa())).isEqualTo(1);
        assertThat(calibration.findings()).contains("5.0 % stayed without a verdict");
    }

    @Test
    void twoPeopleAreComparedWithEachOther() {
        Calibration calibration = calibrate(
                wrongWhere(i -> false),
                wrongWhere(i -> false),
                i -> label(i, i < 200 ? word((i % 2 == 0) != (i % 20 == 1)) : null, "a"));

        assertThat(calibration.humanKappa()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void aJudgeThatLikesLengthIsFoundOut() {
        // Short answers are all found bad, long ones all as they are.
        Calibration calibration = calibrate(
                i -> says(word(i % 2 == 0 && i % 5 != 0)),
                i -> says(word(i % 2 == 0)),
                i -> label(i, null, i % 5 == 0 ? "a" : "a".repeat(50)));

        assertThat(Objects.requireNonNull(calibration.lengthBias()).low()).isPositive();
        assertThat(calibration.findings()).contains("longer answers are judged better than people judge them");
    }

    @Test
    void pairsTellOfPositionBias() {
        List<Labelled> labelled = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String human = List.of("win", "loss", "tie").get(i % 3);
            labelled.add(
                    new Labelled(new Case(JudgeKind.PAIRWISE, "", 1, "q" + i, List.of(), "a", "b"), human, null, null));
            List<String> words =
                    switch (human) {
                        case "win" -> List.of("first", "second");
                        case "loss" -> List.of("second", "first");
                        default -> List.of("first", "first");
                    };
            rulings.add(new Decided(JudgeKind.PAIRWISE, human, "", words));
        }
        Calibration calibration =
                new Calibrator(JudgeKind.PAIRWISE, labelled, rulings, rulings).calibrate(JUDGE, new Randomness(1));

        assertThat(calibration.positionBias()).isCloseTo(0.165, within(0.01));
        assertThat(calibration.findings()).anyMatch(finding -> finding.contains("first answer wins"));
        assertThat(calibration.findings())
                .anyMatch(finding -> finding.contains("do not say which answers are of the start"));
        assertThat(calibration.categories()).containsExactly("loss", "tie", "win");
    }

    @Test
    void fewLabelsAreSaidToBeFew() {
        List<Labelled> labelled =
                IntStream.range(0, 20).mapToObj(i -> label(i, null, "a")).toList();
        List<Ruling> rulings =
                IntStream.range(0, 20).mapToObj(wrongWhere(i -> false)).toList();
        Calibration calibration =
                new Calibrator(JudgeKind.REFERENCE, labelled, rulings, rulings).calibrate(JUDGE, new Randomness(1));

        assertThat(calibration.findings().getFirst()).contains("20 labelled answers");
    }
}

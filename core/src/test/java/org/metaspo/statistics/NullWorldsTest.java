package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the claim does in worlds whose truth is known, by seeded draws: where no prompt helps it says {@code improved} in at
 * most 5 % of worlds, and its intervals hold the truth in 90 to 99 %.
 */
class NullWorldsTest {
    private static final int WORLDS = Integer.getInteger("worlds", 300);

    /** Kinds of test sets; {@code draw} gives a world's paired differences with this true mean. */
    enum World {
        ONE_SMALL_TASK {
            @Override
            List<Stratum> draw(RandomGenerator random, double gain) {
                return List.of(alone(random, gain, 30));
            }
        },
        ONE_TASK {
            @Override
            List<Stratum> draw(RandomGenerator random, double gain) {
                return List.of(alone(random, gain, 100));
            }
        },
        FOUR_TASKS {
            @Override
            List<Stratum> draw(RandomGenerator random, double gain) {
                return Stream.of(20, 30, 40, 50)
                        .map(n -> alone(random, gain, n))
                        .toList();
            }
        },
        /** Five questions on each passage, which mostly stand and fall together. */
        PASSAGES {
            @Override
            List<Stratum> draw(RandomGenerator random, double gain) {
                double[] differences = new double[300];
                double shared = 0;
                for (int i = 0; i < differences.length; i++) {
                    shared = i % 5 == 0 ? difference(random, gain) : shared;
                    differences[i] = random.nextDouble() < 0.8 ? shared : difference(random, gain);
                }
                return List.of(Stratum.of(differences, passages(differences.length)));
            }
        },
        /** Scores in between: the mean over three user prompts on each item. */
        SEVERAL_PROMPTS {
            @Override
            List<Stratum> draw(RandomGenerator random, double gain) {
                return List.of(Stratum.of(IntStream.range(0, 80)
                        .mapToDouble(i ->
                                (difference(random, gain) + difference(random, gain) + difference(random, gain)) / 3)
                        .toArray()));
            }
        };

        abstract List<Stratum> draw(RandomGenerator random, double gain);
    }

    /** On 30 % of the items the prompts differ. */
    private static double difference(RandomGenerator random, double gain) {
        double draw = random.nextDouble();
        double better = 0.15 + gain / 2;
        return draw < better ? 1 : draw < 0.3 ? -1 : 0;
    }

    private static Stratum alone(RandomGenerator random, double gain, int n) {
        return Stratum.of(
                IntStream.range(0, n).mapToDouble(i -> difference(random, gain)).toArray());
    }

    private static Clusters passages(int items) {
        return Clusters.of(
                IntStream.range(0, items).mapToObj(i -> "passage " + i / 5).toList());
    }

    private static List<PairedComparison> compared(World world, double gain) {
        List<PairedComparison> compared = new ArrayList<>();
        for (int i = 0; i < WORLDS; i++) {
            RandomGenerator random = new Randomness(i).at(world.name());
            compared.add(PairedComparison.of(world.draw(random, gain), new Randomness(i))
                    .orElseThrow());
        }
        return compared;
    }

    /** The lowest share that still gives so many hits in one of twenty cases (C. J. Clopper, E. S. Pearson, 1934). */
    private static double lowerBound(long hits) {
        double share = 0;
        while (hits > 0
                && 1 - BinomialDistribution.of(WORLDS, share + 0.001).cumulativeProbability((int) hits - 1) < 0.05) {
            share += 0.001;
        }
        return share;
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void whereNoPromptHelpsFewWorldsSeeAnImprovement(World world) {
        List<PairedComparison> compared = compared(world, 0);

        long improved = compared.stream().filter(each -> each.low() > 0).count();
        assertThat(improved).as("of %d", WORLDS).isLessThanOrEqualTo(WORLDS / 20);
        long significant = compared.stream().filter(each -> each.p() <= 0.05).count();
        assertThat(lowerBound(significant))
                .as("p <= .05 in %d of %d", significant, WORLDS)
                .isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void intervalsHoldTheTruthAsOftenAsTheySay(World world) {
        double gain = 0.1;
        long held = compared(world, gain).stream()
                .filter(each -> each.low() <= gain && gain <= each.high())
                .count();

        assertThat((double) held / WORLDS).isBetween(0.90, 0.99);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.95})
    void intervalsOfScoresHoldTheTruthAsOftenAsTheySay(double truth) {
        int single = 0;
        int clustered = 0;
        int asIfAlone = 0;
        for (int world = 0; world < 2_000; world++) {
            RandomGenerator random = new Randomness(world).at("score");
            double[] items = IntStream.range(0, 60)
                    .mapToDouble(i -> random.nextDouble() < truth ? 1 : 0)
                    .toArray();
            Interval wilson = Interval.wilson(Arrays.stream(items).average().orElseThrow(), 60);
            single += wilson.low() <= truth && truth <= wilson.high() ? 1 : 0;
            // Each item under three prompts, which mostly answer it alike.
            double[] means = Arrays.stream(items)
                    .map(shared -> IntStream.range(0, 3)
                            .mapToDouble(i -> random.nextDouble() < 0.8 ? shared : random.nextDouble() < truth ? 1 : 0)
                            .average()
                            .orElseThrow())
                    .toArray();
            double[] sizes = new double[60];
            Arrays.fill(sizes, 3);
            Interval cluster = Interval.clustered(180, means, sizes);
            clustered += cluster.low() <= truth && truth <= cluster.high() ? 1 : 0;
            Interval naive = Interval.wilson(cluster.value(), 180);
            asIfAlone += naive.low() <= truth && truth <= naive.high() ? 1 : 0;
        }
        assertThat(single / 2_000.0).isBetween(0.90, 0.99);
        assertThat(clustered / 2_000.0).isBetween(0.90, 0.99);
        assertThat(asIfAlone / 2_000.0)
                .as("answers to one item taken for independent ones")
                .isLessThan(0.88);
    }

    @Test
    void takenForIndependentQuestionsOnOnePassageWouldClaimTooMuch() {
        int alone = 0;
        int together = 0;
        for (int world = 0; world < WORLDS; world++) {
            Stratum passages = World.PASSAGES
                    .draw(new Randomness(1_000L + world).at("passages"), 0)
                    .getFirst();
            double[] each = IntStream.range(0, 60)
                    .mapToDouble(passages::mean)
                    .flatMap(mean -> Arrays.stream(new double[] {mean, mean, mean, mean, mean}))
                    .toArray();
            alone += improved(Stratum.of(each), world) ? 1 : 0;
            together += improved(Stratum.of(each, passages(300)), world) ? 1 : 0;
        }
        assertThat(together).isLessThanOrEqualTo(WORLDS / 20);
        assertThat(alone).isGreaterThan(WORLDS / 10);
    }

    private static boolean improved(Stratum stratum, int world) {
        return PairedComparison.of(List.of(stratum), new Randomness(world))
                        .orElseThrow()
                        .low()
                > 0;
    }
}

package org.metaspo.task.source.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.Golden;
import org.metaspo.task.SplitSizes;

/** Every item of every generator has exactly one right answer, which a solver of its text finds. */
class GeneratorsTest {
    private static final int ITEMS = 300;
    private static final Map<String, Supplier<Solver>> SOLVERS = Map.of(
            "logic_grid_puzzle", HousesSolver::new,
            "tracking_shuffled_objects", SwapSolver::new,
            "logical_deduction", OrderSolver::new,
            "temporal_sequences", DaySolver::new,
            "object_counting", CountSolver::new,
            "reasoning_colored_objects", ColorSolver::new,
            "epistemic", WorldsSolver::new,
            "navigate", WalkSolver::new,
            "arithmetic", SumSolver::new);

    static List<Arguments> generatorsAndLevels() {
        return Generators.all().stream()
                .flatMap(generator -> Stream.of(1, 2, 3).map(level -> Arguments.of(generator.name(), level)))
                .toList();
    }

    static List<String> names() {
        return Generators.all().stream().map(Generator::name).toList();
    }

    private static final Map<String, List<GeneratedItem>> MADE = new ConcurrentHashMap<>();

    private static List<GeneratedItem> items(String name, int level) {
        return MADE.computeIfAbsent(
                name + level,
                key -> new Generation(Generators.named(name), 7, new Levels(level, level), new SplitSizes(ITEMS, 0, 1))
                        .items(Part.TRAIN));
    }

    @ParameterizedTest
    @MethodSource("generatorsAndLevels")
    void aSolverOfTheTextFindsTheGoldAnswerAndNoOther(String name, int level) {
        for (GeneratedItem item : items(name, level)) {
            assertThat(Objects.requireNonNull(SOLVERS.get(name)).get().possible(item.question()))
                    .as(item.question())
                    .containsExactly(item.answer());
        }
    }

    @ParameterizedTest
    @MethodSource("generatorsAndLevels")
    void noAnswerIsRightAllTheTime(String name, int level) {
        Map<String, Long> counts = items(name, level).stream()
                .collect(Collectors.groupingBy(GeneratedItem::answer, Collectors.counting()));

        // Two answers, as good as evenly; more answers, none of them for more than half.
        assertThat(counts).hasSizeGreaterThan(1);
        assertThat(counts.values())
                .allSatisfy(count -> assertThat(count / (double) ITEMS).isLessThan(0.58));
    }

    @ParameterizedTest
    @MethodSource("generatorsAndLevels")
    void theRightOptionStandsAnywhere(String name, int level) {
        Map<Integer, Map<String, Integer>> positions = new HashMap<>();
        for (GeneratedItem item : items(name, level)) {
            List<String> letters =
                    new ArrayList<>(Solver.options(item.question()).keySet());
            assertThat(letters).hasSize(item.options());
            assertThat(Solver.options(item.question()).values()).doesNotHaveDuplicates();
            if (!letters.isEmpty()) {
                assertThat(letters).contains(item.answer());
                positions
                        .computeIfAbsent(item.options(), options -> new HashMap<>())
                        .merge(item.answer(), 1, Integer::sum);
            }
        }
        positions.forEach((options, counts) -> {
            double expected = ITEMS / (double) options;
            double statistic = 0;
            for (int i = 0; i < options; i++) {
                double surplus = counts.getOrDefault(String.valueOf((char) ('A' + i)), 0) - expected;
                statistic += surplus * surplus / expected;
            }
            double bound = ChiSquaredDistribution.of(options - 1.0).inverseCumulativeProbability(0.999);
            assertThat(statistic).as(counts.toString()).isLessThan(bound);
        });
    }

    @Test
    void lettersAreUsedWhereTheTaskHasThem() {
        assertThat(names().stream().filter(name -> items(name, 1).get(0).options() > 0))
                .containsExactly("tracking_shuffled_objects", "logical_deduction", "temporal_sequences");
    }

    /** Whoever changes what a seed gives raises the generator's version, and looks at the new items here. */
    @Test
    void theSameSeedGivesTheSameItemsForever() {
        StringBuilder text = new StringBuilder();
        for (Generator generator : Generators.all()) {
            for (int level = 1; level <= 3; level++) {
                GeneratedItem item = items(generator.name(), level).get(0);
                text.append("== ")
                        .append(generator.name())
                        .append(", version ")
                        .append(generator.version())
                        .append(", level ")
                        .append(level)
                        .append('\n')
                        .append(item.question())
                        .append("\n-> ")
                        .append(item.answer())
                        .append("\n\n");
            }
        }
        Golden.matches(GeneratorsTest.class, "first-items.txt", text.toString());
    }
}

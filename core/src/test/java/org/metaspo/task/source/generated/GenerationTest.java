package org.metaspo.task.source.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.SplitSizes;

/** Which items a generation gives. */
class GenerationTest {
    private static Generation generation(String name, long seed, int train, int validation, int test) {
        return new Generation(Generators.named(name), seed, Levels.MIXED, new SplitSizes(train, validation, test));
    }

    static List<String> names() {
        return GeneratorsTest.names();
    }

    private static List<GeneratedItem> all(Generation generation) {
        List<GeneratedItem> all = new ArrayList<>();
        for (Part part : Part.values()) {
            all.addAll(generation.items(part));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("names")
    void aLargerPartBeginsLikeASmallerOneAndLeavesTheOthersAlone(String name) {
        Generation small = generation(name, 1, 12, 6, 12);
        Generation large = generation(name, 1, 30, 6, 12);

        assertThat(large.items(Part.TRAIN))
                .hasSize(30)
                .startsWith(small.items(Part.TRAIN).toArray(GeneratedItem[]::new));
        assertThat(large.items(Part.VALIDATION))
                .isEqualTo(small.items(Part.VALIDATION))
                .hasSize(6);
        assertThat(large.items(Part.TEST)).isEqualTo(small.items(Part.TEST)).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anotherSeedGivesOtherItems(String name) {
        assertThat(generation(name, 2, 12, 0, 1).items(Part.TRAIN))
                .doesNotContainAnyElementsOf(generation(name, 1, 12, 0, 1).items(Part.TRAIN));
    }

    @ParameterizedTest
    @MethodSource("names")
    void idsAndQuestionsTellItemsApart(String name) {
        List<GeneratedItem> items = all(generation(name, 3, 60, 30, 60));

        assertThat(items).extracting(GeneratedItem::id).doesNotHaveDuplicates().allMatch(id -> id.startsWith(name));
        assertThat(items).extracting(GeneratedItem::question).doesNotHaveDuplicates();
    }

    /** Also not when train and test come from two generations: a story's part does not depend on the seed. */
    @ParameterizedTest
    @MethodSource("names")
    void noStoryStandsInTwoParts(String name) {
        Set<String> test = new HashSet<>();
        for (long seed = 1; seed <= 3; seed++) {
            generation(name, seed, 1, 0, 40).items(Part.TEST).forEach(item -> test.add(item.group()));
        }

        for (long seed = 1; seed <= 3; seed++) {
            assertThat(generation(name, seed, 40, 20, 1).items(Part.TRAIN))
                    .extracting(GeneratedItem::group)
                    .doesNotContainAnyElementsOf(test);
        }
    }

    @Test
    void theLevelsTakeTurns() {
        assertThat(generation("navigate", 1, 7, 0, 1).items(Part.TRAIN))
                .extracting(GeneratedItem::level)
                .containsExactly(1, 2, 3, 1, 2, 3, 1);
    }

    @Test
    void levelsAreReadFromText() {
        assertThat(Levels.of("2", "--level")).isEqualTo(new Levels(2, 2)).hasToString("2");
        assertThat(Levels.of("mix", "--level")).isEqualTo(Levels.MIXED).hasToString("mix");
        assertThatThrownBy(() -> Levels.of("4", "--level"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--level 4: There is no such level. Write 1, 2, 3, or mix for all in turn.");
    }

    @Test
    void aTaskWithoutTestItemsIsRefused() {
        assertThatThrownBy(() -> generation("navigate", 1, 5, 0, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--test 0");
    }

    @Test
    void aMistypedNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Generators.named("navgate"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("navgate: There is no generator of this name. Maybe you meant `navigate`.");
    }
}

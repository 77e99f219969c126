package org.metaspo.task.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.Example;
import org.metaspo.task.SplitCounts;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.Splits;

class SplitCutterTest {
    private static final long SEED = 42;

    @Test
    void aLargerSplitContainsTheSmaller() {
        Parts parts = divided(items("a", 50), List.of(), items("t", 50));
        Splits small = cut(parts, 10, 5, 20);
        Splits moreTest = cut(parts, 10, 5, 40);
        Splits moreValidation = cut(parts, 10, 15, 20);
        assertThat(moreTest.train()).isEqualTo(small.train());
        assertThat(moreTest.validation()).isEqualTo(small.validation());
        assertThat(moreTest.test()).startsWith(small.test().toArray(Example[]::new));
        assertThat(moreValidation.train()).isEqualTo(small.train());
        assertThat(moreValidation.validation()).startsWith(small.validation().toArray(Example[]::new));
        assertThat(cut(parts, 20, 5, 20).train()).startsWith(small.train().toArray(Example[]::new));
    }

    @Test
    void validationFollowsTheTrainItemsWhereItHasNoPart() {
        Parts parts = divided(items("a", 30), List.of(), items("t", 5));
        Splits all = cut(parts, 30, 0, 5);
        Splits some = cut(parts, 10, 8, 5);
        assertThat(some.train()).isEqualTo(all.train().subList(0, 10));
        assertThat(some.validation()).isEqualTo(all.train().subList(10, 18));
    }

    @Test
    void aValidationPartIsCutByItself() {
        Parts parts = divided(items("a", 10), items("v", 10), items("t", 10));
        assertThat(cut(parts, 10, 4, 4).validation())
                .hasSize(4)
                .allSatisfy(example -> assertThat(example.question()).startsWith("v"))
                .isEqualTo(cut(parts, 3, 4, 4).validation());
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        List<Item> items = items("a", 40);
        Splits splits = SplitCutter.cut(divided(items, List.of(), items("t", 5)), new SplitSizes(10, 0, 5), 1, "f");
        Splits again =
                SplitCutter.cut(divided(items.reversed(), List.of(), items("t", 5)), new SplitSizes(10, 0, 5), 1, "f");
        Splits other = SplitCutter.cut(divided(items, List.of(), items("t", 5)), new SplitSizes(10, 0, 5), 2, "f");
        assertThat(again).isEqualTo(splits);
        assertThat(other.train()).isNotEqualTo(splits.train());
    }

    @Test
    void itemsWithoutPartsAreCutFromBothEnds() {
        Parts parts = new Parts.Undivided(items("a", 30));
        List<Example> order = cut(parts, 30, 0, 0).train();
        Splits splits = cut(parts, 10, 5, 7);
        assertThat(splits.train()).isEqualTo(order.subList(0, 10));
        assertThat(splits.validation()).isEqualTo(order.subList(10, 15));
        assertThat(splits.test()).isEqualTo(order.reversed().subList(0, 7));
        assertThat(cut(parts, 12, 8, 7).test()).isEqualTo(splits.test());
        assertThat(cut(parts, 20, 5, 7).counts().testShortfall()).isEqualTo(2);
    }

    @Test
    void equalQuestionsStandInTestOnly() {
        Parts parts = divided(
                List.of(item("both", "1"), item(" both ", "1"), item("v too", "1"), item("mine", "1")),
                List.of(item("v too", "1"), item("both", "2")),
                List.of(item("both", "1")));
        Splits splits = cut(parts, 1, 1, 1);
        assertThat(questions(splits.train())).containsExactly("mine");
        assertThat(questions(splits.validation())).containsExactly("v too");
        assertThat(questions(splits.test())).containsExactly("both");
        assertThat(splits.counts()).isEqualTo(new SplitCounts(0, 0, 4, 0));
    }

    @Test
    void duplicatesAreOneItemAndConflictsNoneExceptInTest() {
        Parts parts = divided(
                List.of(item("twice", "1"), item("twice", "1"), item("at odds", "1"), item("at odds", "2")),
                List.of(),
                List.of(item("torn", "first"), item("torn", "second"), item("torn", "first"), item("t", "1")));
        Splits splits = cut(parts, 1, 0, 3);
        assertThat(questions(splits.train())).containsExactly("twice");
        assertThat(splits.test()).contains(example("torn", "first")).hasSize(2);
        assertThat(splits.counts()).isEqualTo(new SplitCounts(1, 4, 0, 1));
    }

    @Test
    void conflictsOfAFileWithoutPartsReachTestOnly() {
        List<Item> items = new ArrayList<>(items("a", 20));
        for (int i = 0; i < 20; i++) {
            items.add(item("torn " + i, "1"));
            items.add(item("torn " + i, "2"));
        }
        Splits splits = cut(new Parts.Undivided(items), 5, 5, 100);
        assertThat(questions(splits.train())).allMatch(question -> question.startsWith("a"));
        assertThat(questions(splits.validation())).allMatch(question -> question.startsWith("a"));
        assertThat(splits.test())
                .filteredOn(example -> example.question().startsWith("torn"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(example.answers()).containsExactly("1"));
        int left = 40 - 10 - splits.test().size();
        assertThat(splits.counts()).isEqualTo(new SplitCounts(0, 20 + left, 0, 70 + left));
    }

    @Test
    void tooFewItemsAreSaidWithNumbers() {
        Parts parts = divided(List.of(item("a", "1"), item("a", "1"), item("t", "1")), List.of(), items("t", 2));
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> cut(parts, 5, 1, 1))
                .withMessageContaining("Asked for 6 items for train and validation, but there are 2")
                .withMessageContaining("1 duplicates");
        Parts withValidation = divided(items("a", 5), items("v", 2), items("t", 2));
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> cut(withValidation, 5, 3, 1))
                .withMessageContaining("Asked for 3 items for validation, but there are 2");
    }

    @Property(tries = 200, seed = "42")
    void noQuestionStandsInTwoSplits(
            @ForAll List<@IntRange(max = 30) Integer> train,
            @ForAll List<@IntRange(max = 30) Integer> validation,
            @ForAll List<@IntRange(max = 30) Integer> test,
            @ForAll long seed) {
        Parts divided = divided(numbered(train), numbered(validation), numbered(test));
        check(SplitCutter.cut(divided, new SplitSizes(0, 0, test.isEmpty() ? 0 : 100), seed, "f"));
        Set<Integer> pure = new HashSet<>(train);
        pure.removeAll(test);
        pure.removeAll(validation);
        if (!validation.isEmpty() && !test.isEmpty()) {
            check(SplitCutter.cut(divided, new SplitSizes(pure.size(), 0, 100), seed, "f"));
        }
        List<Item> all = Stream.of(numbered(train), numbered(validation), numbered(test))
                .flatMap(List::stream)
                .toList();
        int distinct = new HashSet<>(questions(all.stream().map(Item::example).toList())).size();
        check(SplitCutter.cut(
                new Parts.Undivided(all), new SplitSizes(distinct / 3, distinct / 3, distinct / 3), seed, "f"));
    }

    private static void check(Splits splits) {
        List<String> questions = Stream.of(splits.train(), splits.validation(), splits.test())
                .flatMap(part -> questions(part).stream())
                .toList();
        assertThat(questions).doesNotHaveDuplicates();
    }

    private static Splits cut(Parts parts, int train, int validation, int test) {
        return SplitCutter.cut(parts, new SplitSizes(train, validation, test), SEED, "task.yaml");
    }

    @Property(tries = 50)
    void aGroupNeverStandsInTwoParts(@ForAll @IntRange(min = 1, max = 8) int size, @ForAll long seed) {
        List<Item> items = IntStream.range(0, 240)
                .mapToObj(i -> new Item("f", grouped("q" + i, "a", "puzzle" + i / size)))
                .toList();
        Splits splits = SplitCutter.cut(new Parts.Undivided(items), new SplitSizes(10, 10, 500), seed, "f");
        assertThat(splits.train()).hasSize(10);
        assertThat(splits.validation()).hasSize(10);
        assertThat(splits.test()).hasSizeGreaterThanOrEqualTo(240 - 20 * size - 20);
        List<Set<String>> groups = Stream.of(splits.train(), splits.validation(), splits.test())
                .map(part -> groups(part, items))
                .toList();
        assertThat(groups.get(0)).doesNotContainAnyElementsOf(groups.get(1)).doesNotContainAnyElementsOf(groups.get(2));
        assertThat(groups.get(1)).doesNotContainAnyElementsOf(groups.get(2));
    }

    private static Set<String> groups(List<Example> part, List<Item> items) {
        Set<String> groups = new HashSet<>();
        items.stream().filter(item -> part.contains(item.example())).forEach(item -> groups.add(item.group()));
        return groups;
    }

    @Test
    void trainLosesWhatSharesItsGroupWithATestItem() {
        Item train = new Item("f", grouped("on the same passage", "a", "passage"));
        Item other = new Item("f", example("alone", "a"));
        Item test = new Item("f", grouped("another question on it", "b", "passage"));
        Splits splits = cut(divided(List.of(train, other), List.of(), List.of(test)), 1, 0, 1);
        assertThat(splits.train()).containsExactly(other.example());
        assertThat(splits.counts().leaks()).isEqualTo(1);
    }

    private static Parts divided(List<Item> train, List<Item> validation, List<Item> test) {
        return new Parts.Divided(train, validation, test);
    }

    private static List<Item> numbered(List<Integer> numbers) {
        return numbers.stream().map(number -> item("q" + number, "1")).toList();
    }

    private static List<Item> items(String name, int n) {
        return IntStream.range(0, n).mapToObj(i -> item(name + i, "1")).toList();
    }

    private static Item item(String question, String answer) {
        return new Item("f", example(question, answer));
    }

    private static Example grouped(String question, String answer, String group) {
        return new Example(Example.idOf(question), question, List.of(answer), Map.of(), group);
    }

    private static Example example(String question, String answer) {
        return Example.of(question, answer);
    }

    private static List<String> questions(List<Example> examples) {
        return examples.stream().map(example -> example.question().strip()).toList();
    }
}

package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExamTest {
    private static final List<Exam.Item> ITEMS =
            LongStream.range(0, 2_000).mapToObj(Exam::item).toList();

    @Test
    void isTheSameEveryTime() {
        assertThat(Exam.item(17)).isEqualTo(Exam.item(17)).isNotEqualTo(Exam.item(18));
    }

    @Test
    void asksNoQuestionTwice() {
        assertThat(ITEMS).extracting(Exam.Item::question).doesNotHaveDuplicates();
    }

    @Test
    void hasQuestionsOfTheLengthOfAReviewThatNeedNoEscapingInJson() {
        assertThat(ITEMS)
                .allSatisfy(item ->
                        assertThat(item.question()).hasSizeBetween(200, 500).matches("[A-Za-z0-9 :.]+"));
    }

    @Test
    void usesEveryGrade() {
        assertThat(ITEMS).extracting(Exam.Item::answer).containsOnly("1", "2", "3", "4", "5");
    }
}

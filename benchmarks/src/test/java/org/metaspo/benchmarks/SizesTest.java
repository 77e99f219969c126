package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.metaspo.benchmarks.Sizes.ScheduleSizes;

class SizesTest {
    @Test
    void countTheDefaultScheduleAsThePaperDoes() {
        ScheduleSizes schedule = Sizes.full().schedule();
        int tasks = Sizes.TASKS;
        int train = schedule.train();
        int start = tasks * train;
        int inner = 3 * tasks * 3 * train;
        int outer = 3 * 9 * tasks * 3 * train;
        assertThat(schedule.trainingEvaluations()).isEqualTo(start + inner + outer);
        assertThat(schedule.survivorEvaluations()).isEqualTo(tasks * 3 * schedule.test());
        assertThat(schedule.baselineEvaluations()).isEqualTo(tasks * schedule.test());
        assertThat(schedule.optimizerCalls()).isEqualTo(3 * (2 * tasks * 3 + 2 * 9));
    }

    @Test
    void measureTheScheduleWithoutAnyChangeOfItsDefaults() {
        assertThat(Sizes.full().schedule().settings()).isEmpty();
    }
}

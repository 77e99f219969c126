package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.metaspo.result.RunResult.Comparison;

class NextStepTest {
    private static String next(double difference, double low, double high, boolean improved) {
        return NextStep.of(Runs.result("completed", null, improved, new Comparison(difference, low, high, 0.5), true));
    }

    @Test
    void aConfirmedPromptIsToBeUsed() {
        assertThat(NextStep.of(Runs.completed())).startsWith("Use system-prompt.txt.");
    }

    @Test
    void aWorseOneIsNot() {
        assertThat(next(-0.2, -0.3, -0.1, false)).startsWith("Keep the prompt you had");
    }

    @Test
    void anOpenQuestionHasAPrice() {
        // A standard error of 5.1 points on 80 items; 80 % power takes one of 1.79 points: 8.2 times as many items.
        assertThat(next(0.05, -0.05, 0.15, false))
                .contains("about 654 test items would show it in 4 of 5 cases (here: 80)");
        assertThat(next(0.001, -0.1, 0.1, false)).contains("too small to be told apart");
    }

    @Test
    void theReferenceScheduleKeepsWhatIsNotConfirmed() {
        assertThat(next(0.05, -0.05, 0.15, false)).startsWith("system-prompt.txt holds what the search ended with");
    }

    @Test
    void moreItemsMakeNothingBetter() {
        assertThat(next(-0.01, -0.08, 0.06, false)).contains("More test items would not make it better");
    }

    @Test
    void aStoppedRunGoesOn() {
        assertThat(NextStep.of(Runs.result("budget", "budget.calls is used up", true, Runs.BETTER, true)))
                .startsWith("`metaspo resume`");
    }
}

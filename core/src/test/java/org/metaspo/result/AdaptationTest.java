package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptationTest {
    private final List<CurvePoint> curve = new ArrayList<>();

    private AdaptationTest byIteration(String arm, String task, double... values) {
        for (int i = 0; i < values.length; i++) {
            curve.add(new CurvePoint(arm, task, i, 50, values[i], null));
        }
        return this;
    }

    private AdaptationTest byData(String arm, int n, double... draws) {
        for (int i = 0; i < draws.length; i++) {
            curve.add(new CurvePoint(arm, "tea", 2, n, draws[i], i + 1));
        }
        return this;
    }

    @Test
    void theLearnedPromptReachesWhatTheDefaultEndsWithEarlier() {
        byIteration("default", "tea", 0.4, 0.5, 0.6).byIteration("learned", "tea", 0.5, 0.6, 0.8);
        assertThat(new Adaptation(curve).reached())
                .isEqualTo("The learned system prompt reaches the default's final score (60.0) at iteration 1.");
    }

    @Test
    void whatCountsIsTheMeanOverTasks() {
        byIteration("default", "tea", 0.4, 0.6).byIteration("default", "coffee", 0.2, 0.4);
        byIteration("learned", "tea", 0.7, 0.8).byIteration("learned", "coffee", 0.2, 0.4);
        Adaptation adaptation = new Adaptation(curve);
        assertThat(adaptation.byIteration())
                .containsExactly(
                        List.of("iteration", "0", "1"),
                        List.of("default", "30.0", "50.0"),
                        List.of("learned", "45.0", "60.0"));
        assertThat(adaptation.reached()).contains("reaches the default's final score (50.0) at iteration 1");
        assertThat(adaptation.byData()).isEmpty();
    }

    @Test
    void byDataItIsTheMeanOverDrawsAgainstTheDefaultOnAllItems() {
        byIteration("default", "tea", 0.4, 0.5, 0.6).byIteration("learned", "tea", 0.3, 0.3, 0.3);
        byData("default", 5, 0.5, 0.5).byData("learned", 5, 0.5, 0.6).byData("learned", 10, 0.5, 0.7);
        byData("default", 10, 0.5, 0.5);
        Adaptation adaptation = new Adaptation(curve);
        assertThat(adaptation.reached())
                .isEqualTo(
                        "The learned system prompt does not reach the default's final score (60.0); by amount of data"
                                + " it reaches the default's final score (60.0) with training items: 10.");
        assertThat(adaptation.byData())
                .containsExactly(
                        List.of("training items", "5", "10"),
                        List.of("default", "50.0", "50.0"),
                        List.of("learned", "55.0", "60.0"));
    }
}

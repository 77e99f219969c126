package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.event.Listener;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.StageCount;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.Testbed;

/** A start that leaves nothing to gain, by the items that a search looks at anyway. */
class SaturatedStartTest {
    @TempDir
    Path directory;

    private RunResult train(double skill, String method) throws Exception {
        Project project = Project.in(directory.resolve("project"));
        try (Testbed testbed = Testbed.start(project.settings(new Skill(skill, Map.of())))) {
            return project.at(testbed.baseUrl())
                    .set("method=" + method)
                    .set("data={train: 4, validation: 4, test: 10}")
                    .train(directory.resolve("run"));
        }
    }

    @Test
    void endsTheEfficientSearchAtOnceAndIsToldWithItsBound() throws Exception {
        RunResult result = train(1, "{name: sprig, schedule: efficient, iterations: 2, system-candidates: 3}");

        assertThat(result.status()).isEqualTo("saturated");
        // Two tasks of 4 items: 1.96^2 / (4 + 1.96^2) = 49 points each, their mean 49 / sqrt(2).
        assertThat(result.reason()).isEqualTo("no failures in 8 items: at most 34.6 points are left to gain");
        assertThat(result.stages()).contains(new StageCount("validation", 8));
        assertThat(Objects.requireNonNull(result.headroom()).failures()).isZero();
        assertThat(Project.text(Run.replay(directory.resolve("run"), Listener.NONE)))
                .isEqualTo(Project.result(directory.resolve("run")));
    }

    @Test
    void otherwiseTheSearchGoesOnAndTheHeadroomIsToldAllTheSame() throws Exception {
        RunResult result = train(0.4, "{name: sprig, schedule: efficient, iterations: 1, system-candidates: 3}");

        assertThat(result.status()).isEqualTo("completed");
        assertThat(Objects.requireNonNull(result.headroom())).satisfies(headroom -> {
            assertThat(headroom.n()).isEqualTo(8);
            assertThat(headroom.failures()).isPositive();
            assertThat(headroom.points()).isBetween(0.3, 1.0);
        });
    }
}

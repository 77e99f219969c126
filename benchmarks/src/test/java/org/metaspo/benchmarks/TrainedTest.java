package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.benchmarks.Sizes.ScheduleSizes;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.Items;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import org.metaspo.testbed.Testbed;

class TrainedTest {
    @Test
    void trainsAWholeScheduleAndReplaysIt(@TempDir Path directory) throws Exception {
        Sizes sizes = Sizes.tiny();
        ScheduleSizes schedule = sizes.schedule();
        ScheduleFiles files = ScheduleFiles.write(directory, sizes);
        Responder task = new SkillResponder(Items.read(files.allItems()), Skill.standard(0.4), 0);
        Responder both =
                new ByModel(Map.of("task", task, "optimizer", OptimizerResponder.standard(0)), Responder.always("?"));
        Path run = directory.resolve("run");

        try (Testbed testbed = Testbed.start(Settings.defaults().responder(both))) {
            Trained trained = Trained.measure(files.configuration(), run, testbed.baseUrl(), 8, schedule.settings());

            assertThat(trained.status()).isEqualTo("completed");
            assertThat(trained.evaluations())
                    .containsEntry("train", schedule.trainingEvaluations())
                    .containsEntry("survivors", schedule.survivorEvaluations())
                    .containsEntry("baseline", schedule.baselineEvaluations());
            assertThat(trained.optimizerCalls()).isEqualTo(schedule.optimizerCalls());
            assertThat(testbed.log().count()).isEqualTo(trained.phase().calls());
            assertThat(testbed.log().byModel()).containsEntry("task", (long) trained.taskCalls());
        }
        Replayed replayed = Replayed.measure(run);
        assertThat(replayed.same()).isTrue();
        assertThat(replayed.phase().calls())
                .isEqualTo(schedule.trainingEvaluations()
                        + schedule.survivorEvaluations()
                        + schedule.baselineEvaluations()
                        + schedule.optimizerCalls());
    }
}

package org.metaspo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.evaluation.Scored;
import org.metaspo.result.RunResult;
import org.metaspo.run.History;
import org.metaspo.run.Run;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.world.TaskFiles;
import org.metaspo.testbed.world.World;

/** The synthetic world's judge understands our judge's requests, and errs as its parameters say. */
@Timeout(300)
class WorldJudgeTest {
    @TempDir
    Path directory;

    /** A world whose tasks are judged instead of read. */
    private RunResult train(World world, String judge) throws IOException, InterruptedException {
        try (Testbed testbed = Testbed.start(world.settings())) {
            Path configuration = TaskFiles.write(world, directory, testbed.baseUrl());
            for (String task : List.of(
                    world.sourceTasks().get(0).name(),
                    world.sourceTasks().get(1).name())) {
                Path file = directory.resolve(task + ".yaml");
                Files.writeString(
                        file, Files.readString(file).replace("metric: accuracy", "metric: judge\njudge: " + judge));
            }
            return MetaSpo.configured(configuration)
                    .set("models.judge={provider: openai, model: judge, base-url: '" + testbed.baseUrl() + "'}")
                    .set("tasks.source=['%s', '%s']"
                            .formatted(
                                    directory.resolve(world.sourceTasks().get(0).name() + ".yaml"),
                                    directory.resolve(world.sourceTasks().get(1).name() + ".yaml")))
                    .set("data={train: 5, test: 100}")
                    .set("method={schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 1,"
                            + " user-prompts-kept: 1}")
                    .train(directory.resolve("run"));
        }
    }

    private List<Scored> judged() {
        return Run.history(directory.resolve("run")).tests().stream()
                .map(History.TestCard::card)
                .flatMap(card -> card.items().stream())
                .toList();
    }

    private static boolean isRight(Scored item) {
        return item.response().contains("<answer>" + item.example().answers().getFirst() + "</answer>");
    }

    private static double share(List<Scored> items, boolean right) {
        return items.stream()
                .filter(item -> isRight(item) == right)
                .mapToDouble(item -> item.value().doubleValue())
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{kind: reference}", "{kind: pass-fail}"})
    void passesRightAndFailsWrongAnswersInTheSharesOfItsParameters(String judge) throws Exception {
        RunResult result = train(World.of("normal", 3), judge);
        List<Scored> items = judged();

        assertThat(result.status()).isEqualTo("completed");
        assertThat(items).hasSize(2 * 2 * 100).noneMatch(Scored::isUnjudged);
        assertThat(share(items, true)).as("sensitivity of .95").isBetween(0.89, 1.0);
        assertThat(share(items, false)).as("specificity of .90").isBetween(0.04, 0.17);
    }
}

package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.Testbed;

/** What a run did can be told from its journal alone. */
@Timeout(120)
class HistoryTest {
    @TempDir
    Path directory;

    @Test
    void tellsEveryDecisionCandidateAndTestCardOfARun() throws Exception {
        Project project = Project.in(directory.resolve("project"));
        Path run = directory.resolve("run");
        RunResult result;
        try (Testbed testbed = Testbed.start(project.settings())) {
            result = project.at(testbed.baseUrl()).train(run);
        }

        History history = Run.history(run);

        assertThat(Project.text(history.result())).isEqualTo(Project.result(run));
        History.Decision last = history.decisions().getLast();
        assertThat(last.state().incumbent().text())
                .isEqualTo(result.systemPrompt().candidate());
        assertThat(last.candidates()).isEqualTo(history.candidates().size());
        assertThat(history.decisions())
                .extracting(History.Decision::taskCalls)
                .isSorted()
                .allMatch(calls -> calls <= Project.usage(result, "task").calls());
        assertThat(history.decisions()).extracting(History.Decision::usd).isSorted();
        assertThat(history.tests())
                .extracting(History.TestCard::name)
                .startsWith("initial", "candidate")
                .filteredOn(List.of("initial", "candidate")::contains)
                .hasSize(4);
        assertThat(result.tasks().getFirst().scores().getOrDefault("test", Map.of()))
                .hasEntrySatisfying(
                        "initial",
                        initial -> assertThat(initial.value())
                                .isEqualTo(history.tests()
                                        .getFirst()
                                        .card()
                                        .score()
                                        .doubleValue()));
    }
}

package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.event.Listener;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.Quoted;
import org.metaspo.result.Verdict;
import org.metaspo.task.Quotations;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Testbed;

/** An optimizer that writes items into prompts: refused where a schedule may, told of where it may not. */
@Timeout(60)
class QuotedItemsTest {
    private static final String ITEM = "What of the flowers to learn from at place number 3?";
    private static final String TESTED = "What of the flowers at place number 3?";

    /** What the simulated task model heeds. */
    private static final String USEFUL =
            "Go step by step, weigh the evidence, check the result once more, name the decisive detail";

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void write() throws IOException {
        project = Project.in(directory.resolve("project"));
    }

    private RunResult train(String method, String replies) throws Exception {
        Responder quoting = call -> ChatReply.of(call, replies);
        Responder models = new ByModel(Map.of(Project.OPTIMIZER, quoting), project.models());
        try (Testbed testbed = Testbed.start(project.settings().responder(models))) {
            return project.at(testbed.baseUrl())
                    .set("method=" + method)
                    .set("data={train: 8, validation: 4, test: 10}")
                    .train(directory.resolve("run"));
        }
    }

    @Test
    void theEfficientScheduleTriesNoneOfThem() throws Exception {
        RunResult result = train(
                "{name: outer-loop, calls: 300, iterations: 1, system-candidates: 2}",
                "<edit>add: Asked " + ITEM + " say red.</edit><edit>add: Look closely.</edit>");

        assertThat(result.systemPrompt().candidate()).doesNotContain("place number 3");
        assertThat(result.rejectedCandidates()).containsEntry("quote", 2);
        assertThat(result.quoted()).isEmpty();
        assertThat(Files.readString(directory.resolve("run/candidates.jsonl")))
                .contains("round/1/system/1/quote/1", "of flowers (train): ");
    }

    @Test
    void theReferenceScheduleSaysSo() throws Exception {
        RunResult result = train(
                "{name: outer-loop, schedule: reference, iterations: 1, system-candidates: 1}",
                "<analysis>None.</analysis><prompt>" + USEFUL + " Asked: " + ITEM + " Say red.</prompt>");

        assertThat(result.withheld()).isEmpty();
        assertThat(result.quoted()).singleElement().satisfies(quoted -> {
            assertThat(quoted.userPromptOf()).isNull();
            assertThat(quoted.part()).isEqualTo("train");
            assertThat(quoted.words()).isEqualTo("flowers to learn from at place number 3");
            assertThat(quoted.workedExample()).isFalse();
        });
        assertThat(Verdict.of(result)).contains("The candidate quotes 1 training item: ");
        assertThat(Project.text(Run.replay(directory.resolve("run"), Listener.NONE)))
                .isEqualTo(ResultFiles.json(
                        ResultFiles.read(directory.resolve("run/result.json")).withTimings(null)));
    }

    /** Otherwise every item that resembles one that is shown would take the claim away. */
    @Test
    void whatAWorkedExampleSaysIsSaidOfNoOtherItem() throws Exception {
        Files.writeString(directory.resolve("project/flowers.json"), """
                {"train": [{"question": "What of the flowers in the old garden beside the church?", "answer": "red"}],
                 "test": [{"question": "What of the flowers in the old garden behind the mill?", "answer": "blue"}]}
                """);
        RunPlan plan = project.at("http://127.0.0.1:9/v1").set("data.train=1").plan();
        Quotations all = QuotedItems.quotations(plan, true);
        String shown = "Be kind.\nExample: What of the flowers in the old garden beside the church? -> red";

        assertThat(QuotedItems.quoted(all, plan, null, shown)).singleElement().satisfies(quoted -> {
            assertThat(quoted.part()).isEqualTo("train");
            assertThat(quoted.workedExample()).isTrue();
        });
        assertThat(QuotedItems.quoted(all, plan, null, shown.replace("Example: ", "Asked ")))
                .as("told in other words it is a quotation, of both")
                .extracting(Quoted::part)
                .containsExactly("train", "test");
    }

    @Test
    void nothingIsClaimedOfAPromptThatHoldsTestItems() throws Exception {
        RunResult result = train(
                "{name: outer-loop, calls: 300, iterations: 1, system-candidates: 2}",
                "<edit>add: " + USEFUL + " with " + TESTED + "</edit>");

        assertThat(result.systemPrompt().candidate()).contains(TESTED);
        assertThat(result.quoted()).extracting(Quoted::part).containsExactly("test");
        assertThat(result.withheld()).containsExactly("the candidate quotes a test item");
        assertThat(result.improved()).isFalse();
        assertThat(result.systemPrompt().learned())
                .isEqualTo(result.systemPrompt().initial());
    }
}

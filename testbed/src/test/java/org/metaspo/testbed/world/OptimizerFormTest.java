package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metaspo.testbed.world.OptimizerModelTest.START;
import static org.metaspo.testbed.world.OptimizerModelTest.analyse;
import static org.metaspo.testbed.world.OptimizerModelTest.failure;
import static org.metaspo.testbed.world.OptimizerModelTest.rulesIn;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.testbed.Responder;

/** An optimizer replies in the forms that are asked for. */
class OptimizerFormTest {
    private final World world = World.of("normal", 3);
    private final Responder model = Asking.model(world, World.OPTIMIZER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "End with `[[ ## instruction ## ]]` and then `[[ ## completed ## ]]`.",
                "Answer in JSON: {\"prompt\": ...}",
                "Give it within ``` marks.",
                "Write the improved prompt."
            })
    void repliesInTheFormAskedFor(String request) {
        String text = "Here is a prompt:\n```\n%s\n```\nIt failed in this.\n%s\n%s"
                .formatted(START, failure(world.tasks().getFirst().items().getFirst()), request);
        String reply = Asking.ask(model, "", text);

        assertThat(reply).contains(START);
        if (request.contains("##")) {
            assertThat(reply).startsWith("[[ ## instruction ## ]]\n").endsWith("[[ ## completed ## ]]");
        } else if (request.contains("JSON")) {
            assertThat(reply).matches("(?s)\\{\"prompt\":\".*\"}");
        } else if (request.contains("```")) {
            assertThat(reply).matches("(?s)```\n.*\n```");
        } else {
            assertThat(reply).startsWith(START);
        }
    }

    @Test
    void readsFieldsThatWereAnnouncedAndRepliesInTheObjectAskedFor() {
        String rules = """
                You are given this:

                [[ ## current_prompt ## ]]
                {current_prompt}

                [[ ## cases ## ]]
                {cases}

                Reply with a JSON object:

                {
                  "new_prompt": "{new_prompt}"
                }
                It is to work better than the one that you see, by the feedback on each case.""";
        String data =
                "[[ ## current_prompt ## ]]\n%s\n\n[[ ## cases ## ]]\n[{\"asked\": \"%s\", \"feedback\": \"wrong\"}]"
                        .formatted(
                                START,
                                world.sourceTasks()
                                        .getFirst()
                                        .items()
                                        .getFirst()
                                        .question());
        List<String> replies = IntStream.range(0, 100)
                .mapToObj(i -> Asking.ask(model, rules, data, (long) i))
                .filter(reply -> reply.startsWith("{"))
                .toList();

        assertThat(replies).hasSizeGreaterThan(90).allMatch(reply -> reply.matches("(?s)\\{\"new_prompt\":\".*\"}"));
        assertThat(replies)
                .filteredOn(reply -> reply.startsWith("{\"new_prompt\":\"" + START)
                        && !rulesIn(world, reply).isEmpty())
                .hasSizeGreaterThan(85);
    }

    @Test
    void givesAnalysisAndPromptInOneReply() {
        String request = analyse(world, 0) + " Then put the new one between <prompt> and </prompt>.";
        String reply = Asking.ask(model, "", request);

        assertThat(reply).matches("(?s)<analysis>.*</analysis>\n<prompt>.*</prompt>");
        int cut = reply.indexOf("</analysis>");
        assertThat(rulesIn(world, reply.substring(cut))).isEqualTo(rulesIn(world, reply.substring(0, cut)));
    }

    @Test
    void explainsItselfWhereReasonsAreAskedForWithoutAForm() {
        String text = "My prompt is:\n\"%s\"\n\nIt failed here.\n%s\nWhy? Give reasons."
                .formatted(START, failure(world.tasks().getFirst().items().getFirst()));

        assertThat(Asking.ask(model, "", text)).startsWith("The prompt leaves something out.");
    }
}

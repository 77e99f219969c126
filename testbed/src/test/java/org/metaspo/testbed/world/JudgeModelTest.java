package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.testbed.Choices;
import org.metaspo.testbed.Responder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JudgeModelTest {
    private final World world = World.of("normal", 1);
    private final Responder model = Asking.model(world, World.JUDGE);
    private final List<Item> items = world.tasks().getFirst().items();

    private String request(Item item, String response, String form) {
        return "Question: %s\n<reference>%s</reference>\n<response>%s</response>\n%s"
                .formatted(item.question(), item.answer(), response, form);
    }

    @Test
    void errsInItsShares() {
        long passed = 0;
        long failed = 0;
        for (Item item : items) {
            passed += Asking.ask(
                                    model,
                                    "",
                                    request(
                                            item,
                                            item.wrong() + "? No, " + item.answer(),
                                            "Is it correct or incorrect?"))
                            .equals("correct")
                    ? 1
                    : 0;
            failed += Asking.ask(model, "", request(item, item.wrong(), "Is it correct or incorrect?"))
                            .equals("incorrect")
                    ? 1
                    : 0;
        }
        assertThat(Binomial.fits(passed, items.size(), 0.95))
                .as("%d passed", passed)
                .isTrue();
        assertThat(Binomial.fits(failed, items.size(), 0.9))
                .as("%d failed", failed)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '@', textBlock = """
            Put yes or no between <verdict> and </verdict>.  ~ <verdict>(yes|no)</verdict>
            Reply as JSON {"reason": ..., "pass": true or false}  ~ \\{"reason":"The .*","pass":(true|false)}
            Tags have a code, such as <answer-CODE> and </answer-CODE>. Reply as JSON: {"verdict": "..."}, pass or fail.  ~ \\{"verdict":"(pass|fail)"}
            Say pass or fail.  ~ pass|fail
            End with `[[ ## verdict ## ]]`, right or wrong.  ~ \\[\\[ ## verdict ## ]]\\n(right|wrong)\\n\\n\\[\\[ ## completed ## ]]
            """)
    void givesItsVerdictInTheWordsAndTheFormAskedFor(String form, String expected) {
        Item item = items.getFirst();

        assertThat(Asking.ask(model, "", request(item, item.answer(), form))).matches(expected.replace("\\\\", "\\"));
    }

    @Test
    void keepsToASchema() {
        Item item = items.getFirst();
        List<JsonNode> values = IntStream.rangeClosed(0, 1)
                .mapToObj(i -> (JsonNode) JsonMapper.shared().getNodeFactory().numberNode(i))
                .toList();

        assertThat(model.answer(Asking.call("", request(item, item.answer(), ""), null, new Choices(values, "score")))
                        .text())
                .isIn("0", "1");
    }

    @Test
    void saysWhatAnAnswerLacksWhereAWorldSaysSo() {
        World explaining = World.of("explaining", 1);
        Responder judge = Asking.model(explaining, World.JUDGE);
        Reader reader = explaining.oracle().reader();
        WorldTask task = explaining.sourceTasks().getFirst();
        List<String> failing = task.items().stream()
                .map(item -> Asking.ask(
                        judge,
                        "",
                        request(item, item.wrong(), "Reply as JSON {\"reason\": ..., \"pass\": true or false}")))
                .filter(text -> text.contains("false"))
                .toList();
        List<Rule> said = failing.stream()
                .flatMap(text -> reader.rulesIn(text).stream().boxed())
                .map(index -> explaining.rules().get(index))
                .toList();

        assertThat(said).allMatch(rule -> rule.kind() == Rule.Kind.USEFUL && rule.isAbout(Set.of(task.name())));
        assertThat(Binomial.fits(said.size(), failing.size(), 0.6))
                .as("%d of %d", said.size(), failing.size())
                .isTrue();
    }

    @Test
    void findsTheResponseOnALineToo() {
        String right = items.stream()
                .limit(100)
                .map(item -> Asking.ask(
                        model,
                        "",
                        "Question: %s\nExpected answer: %s\nResponse: %s\nCorrect or incorrect?"
                                .formatted(item.question(), item.answer(), item.answer())))
                .filter("correct"::equals)
                .reduce("", String::concat);

        assertThat(right.length() / "correct".length()).isGreaterThan(85);
        assertThat(Asking.ask(model, "", "Who is there?")).contains("None of the known records");
    }
}

package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.testbed.ChatCall;
import org.metaspo.testbed.Choices;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.world.Rule.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TaskModelTest {
    private static final String START = "You are a helpful assistant.";
    private static final World WORLD = many("normal", 2000);
    private static final WorldTask TASK = WORLD.tasks().getFirst();

    private final Responder model = Asking.model(WORLD, World.TASK);

    /** A world with so many test items that its answers' mean is near the truth. */
    private static World many(String variant, int test) {
        Parameters usual = World.of(variant, 0).parameters();
        Parameters.Sizes sizes = new Parameters.Sizes(1, 1, 1000, 0, test);
        return World.of(
                new Parameters(
                        usual.salt(),
                        sizes,
                        usual.effects(),
                        usual.noise(),
                        usual.reading(),
                        usual.advice(),
                        usual.rewriting(),
                        usual.judging()),
                7);
    }

    private static long count(List<Boolean> right) {
        return right.stream().filter(one -> one).count();
    }

    private static void assertAnswersMeanWhatTheOracleSays(World world, String system, String template, Part part) {
        WorldTask task = world.tasks().getFirst();
        List<Item> items = task.items(part);
        double truth = world.oracle().accuracy(system, template, task, part);
        long right = count(Asking.right(world, system, template, items));
        assertThat(Binomial.fits(right, items.size(), truth))
                .as("%d of %d right, %s by the oracle", right, items.size(), truth)
                .isTrue();
    }

    @Test
    void workedExamplesHelpWhereAWorldSaysSo() {
        World showing = World.of("showing", 3);
        WorldTask task = showing.sourceTasks().getFirst();
        String line = "\nExample: " + task.items().getFirst().question() + " -> "
                + task.items().getFirst().answer();

        assertThat(gain(showing, task, line.repeat(2))).isCloseTo(0.03, within(1e-9));
        assertThat(gain(showing, task, line.repeat(4))).isCloseTo(gain(showing, task, line.repeat(6)), within(0.005));
        assertThat(gain(
                        World.of("normal", 3),
                        World.of("normal", 3).sourceTasks().getFirst(),
                        line))
                .isZero();
    }

    private static double gain(World world, WorldTask task, String examples) {
        String with = task.userPrompt().replace("\n\n{question}", examples + "\n\n{question}");
        return world.oracle().accuracy("", with, task) - world.oracle().accuracy("", task.userPrompt(), task);
    }

    @Test
    void answersMeanWhatTheOracleSays() {
        List<Rule> useful = Asking.rules(WORLD, Kind.USEFUL, null);
        List<Rule> own = Asking.rules(WORLD, Kind.USEFUL, TASK.name());
        List<Rule> harmful = Asking.rules(WORLD, Kind.HARMFUL, null);
        String system = START + " " + Asking.stated(useful);

        assertAnswersMeanWhatTheOracleSays(WORLD, START, TASK.userPrompt(), Part.TEST);
        assertAnswersMeanWhatTheOracleSays(WORLD, "", TASK.userPrompt(), Part.TRAIN);
        assertAnswersMeanWhatTheOracleSays(WORLD, system, TASK.userPrompt(), Part.TEST);
        assertAnswersMeanWhatTheOracleSays(WORLD, system, Asking.template(TASK, own), Part.TEST);
        assertAnswersMeanWhatTheOracleSays(WORLD, Asking.stated(harmful), Asking.template(TASK, own), Part.TEST);
        assertAnswersMeanWhatTheOracleSays(WORLD, system, TASK.instruction() + "\n\n{question}", Part.TEST);
    }

    @Test
    void answersMeanWhatTheOracleSaysInAMemorisingWorldToo() {
        World world = many("memorising", 1000);
        String system = START + " " + Asking.stated(Asking.rules(world, Kind.USEFUL, null));

        for (Part part : List.of(Part.TRAIN, Part.TEST)) {
            assertAnswersMeanWhatTheOracleSays(
                    world, system, world.tasks().getFirst().userPrompt(), part);
        }
    }

    @Test
    void promptsDifferOnItemsAsRealModelsDo() {
        List<Item> items = TASK.items(Part.TEST);
        List<Boolean> start = Asking.right(WORLD, START, TASK.userPrompt(), items);
        List<Boolean> reworded = Asking.right(WORLD, START + " Now begin!", TASK.userPrompt(), items);
        String all = START + " " + Asking.stated(Asking.rules(WORLD, Kind.USEFUL, null));
        List<Boolean> better = Asking.right(WORLD, all, TASK.userPrompt(), items);

        assertThat(differing(start, reworded)).isBetween(0.1, 0.25);
        assertThat(differing(start, better)).isBetween(0.3, 0.45);
        long lost = IntStream.range(0, items.size())
                .filter(i -> start.get(i) && !better.get(i))
                .count();
        assertThat(lost).as("a better prompt loses items too").isPositive();
    }

    private static double differing(List<Boolean> one, List<Boolean> other) {
        long unequal = IntStream.range(0, one.size())
                .filter(i -> !one.get(i).equals(other.get(i)))
                .count();
        return (double) unequal / one.size();
    }

    @Test
    void theSameQuestionUnderTheSamePromptsGetsTheSameAnswer() {
        Item item = TASK.items().getFirst();
        String user = TASK.userPrompt().replace("{question}", item.question());

        assertThat(Asking.ask(model, START, user, 1L)).isEqualTo(Asking.ask(model, START, user, 2L));
        assertThat(Asking.ask(Asking.model(many("normal", 10), World.TASK), START, user))
                .isEqualTo(Asking.ask(model, START, user));
        assertThat(Asking.right(WORLD, START, TASK.userPrompt(), TASK.items()))
                .isEqualTo(Asking.right(WORLD, START, TASK.userPrompt(), TASK.items()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '@', textBlock = """
            Write <label>the word</label>.                                                | <label>%s</label>
            Put it between <answer> and </answer>.                                        | <answer>%s</answer>
            End with `[[ ## answer ## ]]` and then the marker `[[ ## completed ## ]]`.    | [[ ## answer ## ]]\\n%s\\n\\n[[ ## completed ## ]]
            Reply as JSON: {"answer": ...}                                                | {"answer":"%s"}
            Put it into \\boxed{}.                                                        | \\boxed{%s}
            End with #### and the word.                                                   | #### %s
            Reply within ``` only.                                                        | ```\\n%s\\n```
            Question and\\nFinal answer:                                                  | Answer: %s
            """)
    void writesTheAnswerAsThePromptAsks(String request, String form) {
        Item item = TASK.items().getFirst();
        Set<String> possible = Set.of(form(form, item.answer()), form(form, item.wrong()));

        assertThat(Asking.ask(model, START, item.question() + "\n\n" + request.replace("\\n", "\n")))
                .isIn(possible);
        assertThat(Asking.ask(model, request.replace("\\n", "\n"), item.question()))
                .as("asked for in the system prompt")
                .isIn(possible);
    }

    private static String form(String form, String answer) {
        return form.replace("\\n", "\n").replace("\\\\", "\\").replace("%s", answer);
    }

    @Test
    void tagsAroundTheQuestionAreNotTheAnswers() {
        Item item = TASK.items().getFirst();
        String user = "<record>%s</record>\nPut the word between <answer> and </answer>.".formatted(item.question());

        assertThat(Asking.ask(model, START, user)).matches("<answer>\\w+</answer>");
    }

    @Test
    void givesReasonsWhereTheyAreAskedFor() {
        Item item = TASK.items().getFirst();
        String user = item.question() + "\n<reasoning>your thoughts here</reasoning><answer>your word here</answer>";

        assertThat(Asking.ask(model, START, user))
                .matches("<reasoning>The record .*</reasoning>\n<answer>\\w+</answer>");
    }

    @Test
    void keepsToASchema() {
        Item item = TASK.items().getFirst();
        List<JsonNode> values = TASK.labels().stream()
                .map(label -> (JsonNode) JsonMapper.shared().getNodeFactory().stringNode(label))
                .toList();
        String user = TASK.userPrompt().replace("{question}", item.question());

        assertThat(model.answer(Asking.call(START, user, null, new Choices(values, "answer")))
                        .text())
                .isIn(item.answer(), item.wrong());
    }

    @Test
    void answersDrownInTalkWhereTheFormatLineIsLost() {
        List<Item> items = TASK.items(Part.TEST);
        long drowned = items.stream()
                .map(item -> Asking.ask(model, START, TASK.instruction() + "\n\n" + item.question()))
                .filter(answer -> !answer.matches("<answer>\\w+</answer>"))
                .count();

        assertThat(Binomial.fits(drowned, items.size(), 0.6)).isTrue();
    }

    @Test
    void chancePlaysInAboveTemperatureZeroOnly() {
        Item item = TASK.items().getFirst();
        String user = TASK.userPrompt().replace("{question}", item.question());
        long answers = IntStream.range(0, 200)
                .mapToObj(seed -> model.answer(new ChatCall(
                                "/v1", "m", START, List.of(user), 5.0, (long) seed, null, Choices.FREE, "", "", 1, 1))
                        .text())
                .distinct()
                .count();

        assertThat(answers).isEqualTo(2);
    }

    @Test
    void answersTheLastQuestionAfterExamples() {
        Item first = TASK.items().getFirst();
        Item second = TASK.items().get(1);
        String user = "%s\n%s\n\n%s\nPut it between <answer> and </answer>."
                .formatted(first.question(), first.answer(), second.question());

        assertThat(Asking.ask(model, START, user))
                .isIn("<answer>" + second.answer() + "</answer>", "<answer>" + second.wrong() + "</answer>");
        assertThat(Asking.ask(model, START, "Who is there?")).contains("None of the known records");
    }
}

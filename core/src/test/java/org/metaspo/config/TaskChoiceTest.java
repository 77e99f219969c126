package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.config.ConfigKeys.TaskKeys;
import org.metaspo.problem.BadInputException;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.LoadedTask;
import org.metaspo.task.source.catalogue.TaskRole;

/** Tasks by name, by domain and from the folder of the Python implementation. */
class TaskChoiceTest {
    @TempDir
    Path directory;

    private TaskChoice choice(TaskKeys keys) {
        return new TaskChoice("metaspo.yaml", directory, keys, directory, new SplitSizes(4, 0, 4), 42);
    }

    private static TaskKeys named(String... source) {
        return new TaskKeys(List.of(source), null, null, null);
    }

    private static TaskKeys folder(@Nullable List<String> source, String folder, String domain) {
        return new TaskKeys(source, null, folder, domain);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** As the Python implementation writes reviews. */
    private static String reviews() {
        return "{\"train\": [" + reviews("train", 6) + "], \"test\": [" + reviews("test", 6) + "]}";
    }

    private static String reviews(String part, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> "{\"question\": \"title: " + part + i + "\\ntext: fine\", \"answer\": " + (i % 5 + 1)
                        + ", \"sentiment\": \"good\"}")
                .collect(Collectors.joining(",\n"));
    }

    private static List<String> names(List<LoadedTask> tasks) {
        return tasks.stream().map(loaded -> loaded.task().name()).toList();
    }

    @Test
    void aNameOfTheCatalogueWithWhatAnImportWrote() throws IOException {
        write(
                "logical_deduction.jsonl",
                IntStream.range(0, 40)
                        .mapToObj(i -> "{\"id\": \"i" + i + "\", \"question\": \"Puzzle " + i / 2 + ", question " + i
                                + "\\nOptions:\\n(A) first\\n(B) last\", \"answers\": [\"" + (i % 2 == 0 ? "A" : "B")
                                + "\"], \"group\": \"p" + i / 2 + "\", \"source\": {\"row\": " + i + "}}")
                        .collect(Collectors.joining("\n")));
        LoadedTask task =
                choice(named("logical_deduction")).load(TaskRole.SOURCE).get(0);
        assertThat(task.task().initialUserPrompt().template()).contains("{question}", "<answer>");
        assertThat(task.splits().train()).hasSize(4);
        assertThat(task.splits().test()).hasSize(4);
        assertThat(puzzles(task.splits().train()))
                .doesNotContainAnyElementsOf(puzzles(task.splits().test()));
    }

    private static List<String> puzzles(List<org.metaspo.task.Example> examples) {
        return examples.stream()
                .map(example ->
                        example.question().substring(0, example.question().indexOf(',')))
                .toList();
    }

    @Test
    void theColumnPartDividesWhatAnImportWrote() throws IOException {
        write(
                "beauty.jsonl",
                IntStream.range(0, 12)
                        .mapToObj(i -> "{\"question\": \"title: " + i + "\", \"answers\": [\"" + (i % 5 + 1)
                                + "\"], \"part\": \"" + (i < 7 ? "train" : "test") + "\"}")
                        .collect(Collectors.joining("\n")));
        LoadedTask task = choice(named("beauty")).load(TaskRole.SOURCE).get(0);
        assertThat(task.splits().test())
                .allSatisfy(example -> assertThat(
                                Integer.parseInt(example.question().substring(7)))
                        .isGreaterThanOrEqualTo(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"squad", "squad_judged"})
    void missingDataIsAnsweredByTheCommandToType(String name) {
        assertThatThrownBy(() -> choice(named(name)).load(TaskRole.SOURCE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("There is no data of `" + name + "`")
                .hasMessageEndingWith("Type: metaspo tasks import squad --to " + directory);
    }

    @Test
    void aTaskOfUnknownSourceNamesItsSubstitute() {
        assertThatThrownBy(() -> choice(named("web_qa")).load(TaskRole.SOURCE))
                .hasMessageEndingWith(
                        "Its source is not known: put items of your own there, or take `web_questions`" + " instead.");
    }

    @Test
    void aTaskWithoutRightAnswersIsNotTrainedOn() throws IOException {
        write("airiskdilemmas.jsonl", "{\"question\": \"q\"}\n");
        assertThatThrownBy(() -> choice(named("airiskdilemmas")).load(TaskRole.SOURCE))
                .hasMessageContaining("have no right answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasets/amazon/", "amazon/", "datasets/review/", ""})
    void theFolderOfThePythonImplementationWithRolesOfTheCatalogue(String place) throws IOException {
        write("theirs/" + place + "beauty.json", reviews());
        write("theirs/" + place + "game.json", reviews());
        write("theirs/" + place + "pet.json", reviews());
        write("theirs/prompts/deep/below/up_for_unseen_gen_pet.json", "[\"Rate: {question}\", \"{question} Stars?\"]");
        TaskChoice choice = choice(folder(null, "theirs", "amazon"));
        assertThat(names(choice.load(TaskRole.SOURCE))).containsExactly("beauty", "game");
        List<LoadedTask> targets = choice.load(TaskRole.TARGET);
        assertThat(names(targets)).containsExactly("pet");
        assertThat(targets.get(0).unseenUserPrompts())
                .containsExactly(new UserPrompt("Rate: {question}"), new UserPrompt("{question} Stars?"));
    }

    @Test
    void theFoldersOwnListsGoBeforeTheCatalogue() throws IOException {
        write("theirs/datasets/amazon/beauty.json", reviews());
        write("theirs/datasets/amazon/pet.json", reviews());
        write("theirs/configs/a.yaml", "meta_train_tasks: [squad]\nmeta_test_tasks: [web_qa]\n");
        write("theirs/configs/b.yaml", "lr: 3\nmeta_train_tasks: [pet]\nmeta_test_tasks: [beauty]\n");
        TaskChoice choice = choice(folder(null, "theirs", "review"));
        assertThat(names(choice.load(TaskRole.SOURCE))).containsExactly("pet");
        assertThat(names(choice.load(TaskRole.TARGET))).containsExactly("beauty");
        assertThat(names(choice(folder(List.of("beauty"), "theirs", "review")).load(TaskRole.SOURCE)))
                .as("a list of the configuration goes before both")
                .containsExactly("beauty");
    }

    @Test
    void anotherSpellingIsUnderstood() throws IOException {
        write(
                "bigbench/epistemic_reasoning.json",
                reviews().replaceAll("\"answer\": \\d", "\"answer\": \"entailment\""));
        write("prompts/up_for_unseen_gen_epistemic.json", "[\"{question} Does it follow?\"]");
        LoadedTask task =
                choice(folder(null, ".", "bigbench")).load(TaskRole.TARGET).get(0);
        assertThat(task.task().name()).isEqualTo("epistemic");
        assertThat(task.unseenUserPrompts()).hasSize(1);
    }

    @Test
    void unseenUserPromptsMayLieAnywhereInTheFolder() throws IOException {
        write("theirs/amazon/electronics.json", reviews());
        write("theirs/unseen/up_for_unseen_gen_electronics.json", "[\"{question} Stars?\"]");
        LoadedTask task =
                choice(folder(null, "theirs", "amazon")).load(TaskRole.TARGET).get(0);
        assertThat(task.unseenUserPrompts()).containsExactly(new UserPrompt("{question} Stars?"));
    }

    @Test
    void aFolderWithoutTheDomainSaysWhereItLooked() throws IOException {
        write("theirs/datasets/amazon/notes.txt", "none");
        assertThatThrownBy(() -> choice(folder(null, "theirs", "amazon")).load(TaskRole.SOURCE))
                .hasMessageStartingWith("metaspo.yaml, tasks.reference-layout: No data of the domain `amazon` is in")
                .hasMessageEndingWith("Give the folder that holds datasets/amazon/TASK.json.");
        assertThatThrownBy(() -> choice(folder(null, "theirs", "amazn")).load(TaskRole.SOURCE))
                .hasMessageContaining("Maybe you meant `amazon`.");
    }

    @Test
    void aWholeDomainFromTheDataDirectory() throws IOException {
        for (String name : List.of("beauty", "game", "baby", "office")) {
            write(name + ".json", reviews());
        }
        TaskChoice choice = choice(new TaskKeys(null, null, null, "review"));
        assertThat(names(choice.load(TaskRole.SOURCE))).containsExactly("beauty", "game", "baby", "office");
        assertThatThrownBy(() -> choice.load(TaskRole.TARGET)).hasMessageContaining("tasks import electronics --to");
    }

    @Test
    void theirMisspeltNameIsUnderstood() throws IOException {
        write("safety/antropic_harmless.json", reviews().replaceAll("\"answer\": \\d", "\"answer\": \"yes\""));
        write("prompts/up_for_unseen_gen_anthropic_harmless.json", "[\"{question} Harmful?\"]");
        LoadedTask task =
                choice(folder(null, ".", "safety")).load(TaskRole.TARGET).get(0);
        assertThat(task.task().name()).isEqualTo("anthropic_harmless");
        assertThat(task.unseenUserPrompts()).hasSize(1);
    }

    @Test
    void aDomainLeavesOutWhatIsNotKnown() throws IOException {
        for (String name : List.of("liar", "hatecheck", "tweet_eval")) {
            write(name + ".json", reviews().replaceAll("\"answer\": \\d", "\"answer\": \"no\""));
        }
        TaskChoice choice = choice(new TaskKeys(null, null, null, "safety"));
        assertThat(names(choice.load(TaskRole.SOURCE))).containsExactly("liar", "tweet_eval", "hatecheck");
        assertThat(choice.notices())
                .contains("sarcasm: left out, since its data is not known; `tweet_irony` can stand in for it.");
    }
}

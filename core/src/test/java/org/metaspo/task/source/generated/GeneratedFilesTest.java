package org.metaspo.task.source.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.SplitCounts;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.Splits;
import org.metaspo.task.source.LoadedTask;
import org.metaspo.task.source.TaskSource;

/** A generated task as its reader meets it. */
class GeneratedFilesTest {
    private static final SplitSizes SIZES = new SplitSizes(24, 12, 36);

    @TempDir
    Path directory;

    private GeneratedFiles write(String name, long seed, boolean overwrite) {
        GeneratedFiles files = GeneratedFiles.in(directory, Generators.named(name));
        files.write(new Generation(Generators.named(name), seed, Levels.MIXED, SIZES), overwrite);
        return files;
    }

    static List<String> names() {
        return GeneratorsTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theTaskLoadsWithEveryItem(String name) {
        LoadedTask loaded = TaskSource.load(write(name, 5, false).task(), directory, SIZES, 1);

        Splits splits = loaded.splits();
        assertThat(loaded.task().name()).isEqualTo(name);
        assertThat(loaded.task().suffix()).startsWith("\n\n{question}\n\n").endsWith("</answer>.");
        assertThat(splits.train()).hasSize(24);
        assertThat(splits.validation()).hasSize(12);
        assertThat(splits.test()).hasSize(36);
        assertThat(splits.counts()).isEqualTo(new SplitCounts(0, 0, 0, 0));
        assertThat(splits.test()).extracting(Example::id).allMatch(id -> id.startsWith(name + "-"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theAnswerFormReadsTheGoldAnswerOutOfAResponse(String name) {
        LoadedTask loaded = TaskSource.load(write(name, 5, false).task(), directory, SIZES, 1);

        for (Example example : loaded.splits().test()) {
            String gold = example.answers().get(0);
            assertThat(loaded.task().read("I count and think. <answer>" + gold + "</answer>", example))
                    .isEqualTo(new Found(gold));
        }
    }

    /** The example's data are what its README's command makes. */
    @ParameterizedTest
    @ValueSource(strings = {"navigate", "epistemic", "temporal_sequences"})
    void theExampleIsUpToDate(String name) {
        GeneratedFiles files = GeneratedFiles.in(directory, Generators.named(name));
        files.write(new Generation(Generators.named(name), 1, new Levels(1, 1), new SplitSizes(24, 24, 80)), false);

        Path example = Path.of("..", "examples", "puzzles");
        assertThat(files.data()).hasSameTextualContentAs(example.resolve(name + ".json"));
        assertThat(files.task()).hasSameTextualContentAs(example.resolve(name + ".yaml"));
    }

    @Test
    void theTaskFileSaysHowItWasMade() throws IOException {
        assertThat(Files.readAllLines(write("navigate", 5, false).task()))
                .startsWith(
                        "# Generated (version 1 of the generator) by",
                        "#   metaspo tasks generate navigate --seed 5 --level mix --train 24 --validation 12 --test 36")
                .contains("name: navigate");
    }

    @Test
    void theSameAgainGivesTheSameBytesAndIsNoOverwriting() throws IOException {
        GeneratedFiles files = write("epistemic", 5, false);
        String data = Files.readString(files.data());

        write("epistemic", 5, false);
        assertThat(files.data()).hasContent(data);
    }

    @Test
    void whatElseIsThereIsNotOverwrittenUnasked() throws IOException {
        GeneratedFiles files = write("epistemic", 5, false);
        String data = Files.readString(files.data());

        assertThatThrownBy(() -> write("epistemic", 6, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("epistemic.json", "--overwrite");
        assertThat(files.data()).hasContent(data);

        write("epistemic", 6, true);
        assertThat(Files.readString(files.data())).isNotEqualTo(data);
    }

    /** The task file is checked before the data is written. */
    @Test
    void aTaskFileOfTheUsersIsLeftAloneToo() throws IOException {
        Files.writeString(directory.resolve("navigate.yaml"), "mine");

        assertThatThrownBy(() -> write("navigate", 5, false)).hasMessageContaining("navigate.yaml");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        GeneratedFiles files = GeneratedFiles.in(file, Generators.named("navigate"));
        Generation generation = new Generation(Generators.named("navigate"), 1, Levels.MIXED, SIZES);

        assertThatThrownBy(() -> files.write(generation, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("navigate.yaml", "rights");
    }
}

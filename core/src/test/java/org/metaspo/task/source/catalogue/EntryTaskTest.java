package org.metaspo.task.source.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.Task;
import org.metaspo.task.source.LoadedTask;
import org.metaspo.task.source.TaskSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rule, suffix, answer form and metric of every entry fit together. */
class EntryTaskTest {
    @TempDir
    Path directory;

    static List<CatalogueEntry> entries() {
        return Catalogue.shipped().entries().stream()
                .filter(CatalogueEntry::trainable)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theFormReadsTheEntrysOwnAnswersWhereTheSuffixAsksForThem(CatalogueEntry entry) throws IOException {
        LoadedTask loaded = loaded(entry);
        Task task = loaded.task();
        List<Example> examples = loaded.splits().test();

        assertThat(examples).as(entry.name()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(task.format().place() == AnswerPlace.TAG)
                .as("an answer is looked for in a tag where the suffix asks for one")
                .isEqualTo(task.suffix().contains("<answer>"));
        assertThat(task.suffix()).contains("{question}");
        for (Example example : examples) {
            if (task.metric().key().equals("judge")) {
                continue; // a free text is what the whole response says
            }
            String answer = example.answers().get(0);
            String response =
                    task.format().place() == AnswerPlace.TAG ? "I think so.\n<answer>" + answer + "</answer>" : answer;
            assertThat(task.read(response, example)).isEqualTo(new Found(answer));
        }
    }

    private LoadedTask loaded(CatalogueEntry entry) throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        String lines = entry.sampleItems().stream()
                .map(item -> {
                    ObjectNode line =
                            mapper.createObjectNode().put("id", item.id()).put("question", item.question());
                    line.set("answers", mapper.valueToTree(item.answers()));
                    return line.put("group", item.group()).toString();
                })
                .collect(Collectors.joining("\n"));
        Path data = Files.writeString(directory.resolve(entry.dataName() + ".jsonl"), lines);
        ObjectNode keys = entry.task();
        keys.put("name", entry.name());
        try {
            return TaskSource.load(keys, data, List.of(), new SplitSizes(0, 0, 50), 42);
        } catch (BadInputException e) {
            // A form of the contract that is still to come is refused by name; anything else is a fault of the entry.
            assumeThat(e).hasMessageNotContaining("is not supported by this version");
            throw e;
        }
    }
}

package org.metaspo.task.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.Example;
import tools.jackson.databind.json.JsonMapper;

/** From a row of the data to an example, by the columns that the task file names. */
class ColumnsTest {
    private static final Path FILE = Path.of("task.yaml");
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void theDefaultsAreQuestionAnswerAnswersAndId() {
        assertThat(example(Map.of(), "{\"id\": 7, \"question\": \"q\", \"answer\": \"a\"}"))
                .isEqualTo(new Example("7", "q", List.of("a"), Map.of()));
        assertThat(example(Map.of(), "{\"question\": \"q\", \"answer\": \"a\", \"answers\": [\"b\", 3]}")
                        .answers())
                .containsExactly("b", "3");
        assertThat(example(Map.of(), "{\"question\": 12, \"answer\": false}"))
                .isEqualTo(new Example(Example.idOf("12"), "12", List.of("false"), Map.of()));
    }

    @Test
    void aDeclaredAnswerColumnIsTheOnlyOne() {
        String row = "{\"question\": \"q\", \"label\": \"x\", \"answers\": [\"y\"]}";
        assertThat(example(Map.of("answer", "label"), row).answers()).containsExactly("x");
        assertThat(example(Map.of("answers", "label"), row).answers()).containsExactly("x");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> example(Map.of("answer", "labels"), row))
                .withMessageContaining("There is no value in column `labels`; the item has: question, label, answers.")
                .withMessageContaining("Maybe you meant `label`: name it under `columns.answer`.");
    }

    @Test
    void furtherColumnsAreKeptUnderTheirNames() {
        String row = "{\"question\": \"q\", \"answer\": \"a\", \"t\": \"Title\", \"x\": 1}";
        assertThat(example(Map.of("title", "t"), row).columns()).isEqualTo(Map.of("title", "Title"));
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> example(Map.of("title", "tt"), row))
                .withMessageContaining("no value in column `tt`");
    }

    @Test
    void aDeclaredIdIsNeeded() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> example(Map.of("id", "nr"), "{\"question\": \"q\", \"answer\": \"a\"}"))
                .withMessageContaining("no value in column `nr`");
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(example(Map.of(), "{\"question\": \"q\", \"answer\": 12345678901234567890}")
                        .answers())
                .containsExactly("12345678901234567890");
        assertThat(example(Map.of(), "{\"question\": \"q\", \"answer\": 4.50}")
                        .answers()
                        .get(0))
                .startsWith("4.5");
    }

    @Test
    void onlyColumnsOfTheTemplateAreTakenWithoutDeclaration() {
        Columns columns = Columns.of(FILE, Map.of(), "{question} {{ city }} {{missing}}");
        String row = "{\"question\": \"q\", \"answer\": \"a\", \"city\": \"Bonn\", \"other\": 1}";
        assertThat(new RowReader(columns)
                        .read("f:1", MAPPER.readTree(row))
                        .example()
                        .columns())
                .isEqualTo(Map.of("city", "Bonn"));
    }

    private static Example example(Map<String, String> declared, String row) {
        Columns columns = Columns.of(FILE, declared, "{question}");
        return new RowReader(columns).read("f:1", MAPPER.readTree(row)).example();
    }
}

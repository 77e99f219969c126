package org.metaspo.task.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.Accuracy;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.Contains;
import org.metaspo.task.ExactMatch;
import org.metaspo.task.Example;
import org.metaspo.task.IntegerForm;
import org.metaspo.task.JsonForm;
import org.metaspo.task.LabelForm;
import org.metaspo.task.MacroF1;
import org.metaspo.task.Metric;
import org.metaspo.task.NumberForm;
import org.metaspo.task.Numeric;
import org.metaspo.task.OptionLetterForm;
import org.metaspo.task.RegexForm;
import org.metaspo.task.ShortTextForm;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.Task;
import org.metaspo.task.TextsForm;
import org.metaspo.task.TokenF1;
import org.metaspo.task.Tolerance;
import org.metaspo.task.YesNoForm;

/** From task files and data to tasks and items, and every message on the way. */
class TaskSourceTest {
    private static final SplitSizes TWO = new SplitSizes(1, 0, 1);
    private static final String REVIEWS = """
            name: beauty
            instruction: Say how many stars the writer gave, 1 to 5.
            suffix: "\\n\\n{question}\\n\\nGive your answer between <answer> and </answer>."
            answer: {form: integer, min: 1, max: 5}
            metric: accuracy
            data: {file: beauty.json}
            """;

    @TempDir
    Path directory;

    private Path data;

    @BeforeEach
    void dataDirectory() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
    }

    @Test
    void aColumnMaySayWhichPartAnItemBelongsTo() {
        write("d.tsv", "question\tanswer\tpart\na\t1\ttrain\nb\t2\ttest\nc\t3\tvalidation\n");
        String task = "{answer: {form: integer}, data: {file: d.tsv}, columns: {part: part}}";

        assertThat(load(task, new SplitSizes(1, 1, 1)).splits())
                .returns(List.of(Example.of("a", "1")), splits -> splits.train())
                .returns(List.of(Example.of("c", "3")), splits -> splits.validation())
                .returns(List.of(Example.of("b", "2")), splits -> splits.test());

        write("d.tsv", "question\tanswer\tpart\na\t1\ttrian\n");
        fails(task)
                .hasMessageContaining("d.tsv:2: The column `part` names no part: \"trian\". Maybe you meant `train`.");
    }

    @Test
    void aTaskFileWithADatasetInParts() {
        write("data/beauty.json", """
                {"train": [{"question": "title: a", "answer": 5, "sentiment": "positive"},
                           {"question": "title: b", "answer": "4"}],
                 "test": [{"question": "title: c", "answer": 5.0}]}""");
        LoadedTask loaded = load(REVIEWS);
        Task task = loaded.task();
        assertThat(task.name()).isEqualTo("beauty");
        assertThat(task.initialUserPrompt().template())
                .isEqualTo("Say how many stars the writer gave, 1 to 5.\n\n{question}\n\n"
                        + "Give your answer between <answer> and </answer>.");
        assertThat(task.userPromptFixed()).isFalse();
        assertThat(task.format().form()).isEqualTo(IntegerForm.between(1, 5));
        assertThat(task.format().place()).isEqualTo(AnswerPlace.TAG);
        assertThat(task.metric().key()).isEqualTo("accuracy");
        assertThat(loaded.splits().test()).containsExactly(Example.of("title: c", "5"));
        assertThat(loaded.splits().train()).hasSize(1);
    }

    @Test
    void oneCsvAndNoTemplateIsEnough() {
        write("tickets.csv", "text,team\n\"My, \"\"first\"\"\nticket\",billing\nSecond,support\n");
        LoadedTask loaded = load("""
                answer: {form: label, labels: [billing, {name: support, synonyms: [help]}]}
                data: {file: tickets.csv}
                columns: {question: text, answer: team}
                """);
        assertThat(loaded.task().name()).isEqualTo("task");
        assertThat(loaded.task().initialUserPrompt().template()).isEqualTo("{question}");
        assertThat(loaded.task().userPromptFixed()).isTrue();
        assertThat(loaded.task().format().place()).isEqualTo(AnswerPlace.WHOLE);
        assertThat(loaded.task().metric()).isInstanceOf(Accuracy.class);
        assertThat(Stream.of(loaded.splits().train(), loaded.splits().test())
                        .flatMap(part -> part.stream().map(Example::question)))
                .containsExactlyInAnyOrder("My, \"first\"\nticket", "Second");
    }

    @Test
    void oneFileForEachPart() {
        write(
                "a.jsonl",
                "{\"question\": \"a\", \"answers\": [\"x\", \"y\"]}\n\n{\"question\": \"b\", \"answer\": true}\n");
        write("data/v.csv", "\uFEFFquestion,answer\nc,z\n");
        write("t.json", "[{\"question\": \"d\", \"answer\": [\"w\"]}]");
        LoadedTask loaded = load("""
                answer: {form: text}
                metric: exact-match
                data: {train: a.jsonl, validation: v.csv, test: t.json}
                """, new SplitSizes(2, 1, 1));
        assertThat(loaded.task().metric()).isEqualTo(new ExactMatch());
        assertThat(loaded.splits().train())
                .extracting(Example::answers)
                .containsExactlyInAnyOrder(List.of("x", "y"), List.of("true"));
        assertThat(loaded.splits().validation()).containsExactly(Example.of("c", "z"));
        assertThat(loaded.splits().test()).containsExactly(Example.of("d", "w"));
    }

    @Test
    void columnsFillTheTemplate() {
        write("d.csv", "question,answer,lang,city\na,1,de,Bonn\nb,2,fr,Nice\n");
        LoadedTask loaded = load("""
                instruction: "Answer in {{lang}} for {{place}} and {{unknown}}: {question}"
                answer: {form: integer}
                data: {file: d.csv}
                columns: {place: city}
                """);
        Example example = loaded.splits().train().get(0);
        assertThat(example.columns()).containsOnlyKeys("place", "lang");
        assertThat(loaded.task().initialUserPrompt().fill(example.question(), example.columns()))
                .isIn("Answer in de for Bonn and {{unknown}}: a", "Answer in fr for Nice and {{unknown}}: b");
    }

    @Test
    void labelsLeftOutAreTheAnswersOfTheData() {
        write("d.csv", "question,answer\na,spam\nb,ham\nc,ham\n");
        assertThat(load("{answer: {form: label}, data: {file: d.csv}}")
                        .task()
                        .format()
                        .form())
                .isEqualTo(LabelForm.of("ham", "spam"));
    }

    @ParameterizedTest
    @CsvSource({"option-letter, A", "yes-no, yes", "text, some", "texts, some", "integer, 3", "number, 3.5", "json, 1"})
    void formsNeedNoParameters(String form, String answer) {
        write("d.csv", "question,answer\na," + answer + "\nb," + answer + "\n");
        assertThat(load("{answer: {form: " + form + "}, data: {file: d.csv}}")
                        .task()
                        .format()
                        .form())
                .isIn(
                        new OptionLetterForm(26),
                        new YesNoForm(),
                        new ShortTextForm(),
                        new TextsForm(),
                        IntegerForm.any(),
                        new NumberForm(),
                        new JsonForm(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pattern: '#(.)(.)'                    | 1",
                "pattern: '#(.)(.)', group: 2          | 2",
                "pattern: '#(?P<x>.)(?<y>.)', group: y | 2",
                "pattern: '#(.)', group: 0             | 0",
                "pattern: '#.'                         | 0"
            })
    void theGroupOfAnExpression(String parameters, int group) {
        write("d.csv", "question,answer\na,1\nb,2\n");
        RegexForm form = (RegexForm) load("{answer: {form: regex, " + parameters + "}, data: {file: d.csv}}")
                .task()
                .format()
                .form();
        assertThat(form.toString()).endsWith("group=" + group + "]");
    }

    @Test
    void thePlaceAndTheFixedPromptCanBeSet() {
        write("d.csv", "question,answer\na,1\nb,2\n");
        Task task = load("""
                        instruction: "{question}"
                        user-prompt: fixed
                        answer: {form: integer, in: tag}
                        data: {file: d.csv}
                        """).task();
        assertThat(task.userPromptFixed()).isTrue();
        assertThat(task.format().place()).isEqualTo(AnswerPlace.TAG);
    }

    @Test
    void theDataDirectoryComesBeforeTheTaskFilesFolder() {
        write("d.csv", "question,answer\nbeside,1\nb,2\n");
        write("data/d.csv", "question,answer\nin the directory,1\nb,2\n");
        LoadedTask loaded = load("{answer: {form: integer}, data: {file: d.csv}}");
        assertThat(Stream.concat(loaded.splits().train().stream(), loaded.splits().test().stream())
                        .map(Example::question))
                .contains("in the directory");
    }

    @Test
    void aColumnOfIdsIsUsedWhereItTellsItemsApart() {
        write("d.csv", "id,question,answer\n7,a,1\n8,b,2\n");
        assertThat(load("{answer: {form: integer}, data: {file: d.csv}}")
                        .splits()
                        .train()
                        .get(0)
                        .id())
                .isIn("7", "8");
        write(
                "d.json",
                "{\"train\": [{\"id\": 0, \"question\": \"a\", \"answer\": 1}],"
                        + " \"test\": [{\"id\": 0, \"question\": \"b\", \"answer\": 1}]}");
        assertThat(load("{answer: {form: integer}, data: {file: d.json}}")
                        .splits()
                        .train()
                        .get(0)
                        .id())
                .isEqualTo(Example.idOf("a"));
        fails("{answer: {form: integer}, data: {file: d.json}, columns: {id: id}}")
                .hasMessageContainingAll("d.json, test item 1", "The id `0` stands for two questions.");
    }

    static Stream<Arguments> metrics() {
        return Stream.of(
                Arguments.of("accuracy", "{form: integer, min: 1, max: 5}", new Accuracy(IntegerForm.between(1, 5))),
                Arguments.of("exact-match", "{form: text}", new ExactMatch()),
                Arguments.of("f1", "{form: text}", new TokenF1()),
                Arguments.of("{name: contains}", "{form: text}", new Contains()),
                Arguments.of("macro-f1", "{form: yes-no}", new MacroF1(new YesNoForm())),
                Arguments.of("macro-f1", "{form: integer, min: 1, max: 5}", new MacroF1(IntegerForm.between(1, 5))),
                Arguments.of("numeric", "{form: integer}", new Numeric(Tolerance.NONE)),
                Arguments.of("{name: numeric, tolerance: 0.05}", "{form: integer}", new Numeric(Tolerance.of("0.05"))),
                Arguments.of("{name: numeric, tolerance: 5%}", "{form: integer}", new Numeric(Tolerance.of("5%"))));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void metricsByNameAndWithParameters(String metric, String form, Metric expected) {
        String answer = form.contains("yes-no") ? "yes" : "3";
        write("d.csv", "question,answer\na," + answer + "\nb," + answer + "\n");

        assertThat(load("{metric: " + metric + ", answer: " + form + ", data: {file: d.csv}}")
                        .task()
                        .metric())
                .isEqualTo(expected);
    }

    private LoadedTask load(String yaml) {
        return load(yaml, TWO);
    }

    private LoadedTask load(String yaml, SplitSizes sizes) {
        return TaskSource.load(write("task.yaml", yaml), data, sizes, 42);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> fails(String yaml) {
        return fails(yaml, TWO);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> fails(String yaml, SplitSizes sizes) {
        return assertThatThrownBy(() -> load(yaml, sizes)).isInstanceOf(BadInputException.class);
    }

    private Path write(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.metaspo.task.source;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.SplitSizes;

/** What is wrong with task files and data, told with its place and a remedy. */
class TaskSourceRefusalsTest {
    private static final SplitSizes TWO = new SplitSizes(1, 0, 1);

    @TempDir
    Path directory;

    private Path data;

    @BeforeEach
    void dataDirectory() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
    }

    static Stream<Arguments> wrongTaskFiles() {
        String rest = "\nanswer: {form: text}\ndata: {file: d.csv}\n";
        return Stream.of(
                Arguments.of(
                        "instrution: x" + rest,
                        "task.yaml:1: Unknown key `instrution`. Maybe you meant `instruction`."),
                Arguments.of(
                        "name: x\nanswer: {form: integer, mni: 1}\ndata: {file: d.csv}",
                        "task.yaml:2: Unknown key `answer.mni`. Maybe you meant `min`."),
                Arguments.of(
                        "answer: {form: integer, min: one}\ndata: {file: d.csv}",
                        "task.yaml:1: The value of `answer.min` must be a whole number."),
                Arguments.of(
                        "answer: {form: integer, min: 1.5}\ndata: {file: d.csv}",
                        "task.yaml:1: The value of `answer.min` must be a whole number."),
                Arguments.of("instruction: [a]" + rest, "task.yaml:1: The value of `instruction` must be a text."),
                Arguments.of(
                        "answer: {form: label, labels: a}\ndata: {file: d.csv}", "`answer.labels` must be a list."),
                Arguments.of("answer: text\ndata: {file: d.csv}", "The value of `answer` must be a group of keys."),
                Arguments.of("data: {file: d.csv}", "The key `answer` is missing."),
                Arguments.of("answer: {form: text}", "The key `data` is missing."),
                Arguments.of("answer: {min: 1}\ndata: {file: d.csv}", "The key `answer.form` is missing."),
                Arguments.of("- a\n- b", "This must be a group of keys."),
                Arguments.of("name: a\nname: b" + rest, "no YAML"),
                Arguments.of("name: \"a" + rest, "no YAML"),
                Arguments.of("", "The file is empty."),
                Arguments.of("name: ' '" + rest, "The name is blank."),
                Arguments.of("instruction: Judge." + rest, "Put {question} where the question goes."),
                Arguments.of("ceiling: 1.5" + rest, "must lie above 0, up to 1"),
                Arguments.of("user-prompt: free" + rest, "`free` is unknown. Write `fixed`"),
                Arguments.of("judge: {kind: scale}" + rest, "judge: The metric `accuracy` judges nothing."),
                Arguments.of("unseen-user-prompts: f" + rest, "There is no such file of user prompts."),
                Arguments.of(
                        "metric: judge\njudge: {kind: scal}" + rest,
                        "judge.kind: `scal` is unknown. Maybe you meant `scale`."),
                Arguments.of("metric: judge\njudge: {votes: 0}" + rest, "judge.votes: 1 to 99 votes, not 0."),
                Arguments.of("metric: acuracy" + rest, "`acuracy` is unknown. Maybe you meant `accuracy`."),
                Arguments.of("metric: 3" + rest, "`3` is unknown."),
                Arguments.of("metric: [f1]" + rest, "is unknown."),
                Arguments.of("metric: {name: accuracy, x: 1}" + rest, "metric.x: `accuracy` has no such parameter."),
                Arguments.of(
                        "metric: {numeric: {tolerance: 1}}" + rest,
                        "A group needs a `name`. Write `metric: {name: numeric, ...}`."),
                Arguments.of("metric: {}" + rest, "A group needs a `name`."),
                Arguments.of("metric: numeric" + rest, "`numeric` does not fit the form `text`."),
                Arguments.of(
                        "metric: macro-f1" + rest,
                        "`macro-f1` needs classes, and the form `text` has no list of its answers."),
                Arguments.of("metric: macro-f1\nanswer: {form: integer}\ndata: {file: d.csv}", "Give `min` and `max`"),
                Arguments.of(
                        "metric: f1\nanswer: {form: yes-no}\ndata: {file: d.csv}",
                        "`f1` does not fit the form `yes-no`. Take `accuracy`"),
                Arguments.of(
                        "metric: contains\nanswer: {form: integer}\ndata: {file: d.csv}",
                        "`contains` does not fit the form `integer`."),
                Arguments.of(
                        "metric: {name: numeric, tolerence: 1}\nanswer: {form: integer}\ndata: {file: d.csv}",
                        "metric.tolerence: `numeric` has no such parameter. Maybe you meant `tolerance`."),
                Arguments.of(
                        "metric: {name: numeric, tolerance: -1}\nanswer: {form: integer}\ndata: {file: d.csv}",
                        "metric.tolerance: A tolerance is not negative: -1 Write a distance such as 0.01"),
                Arguments.of(
                        "metric: {name: numeric, tolerance: wide}\nanswer: {form: integer}\ndata: {file: d.csv}",
                        "\"wide\" is neither a distance nor a percentage."),
                Arguments.of("answer: {form: number, min: 1}\ndata: {file: d.csv}", "`number` has no such parameter."),
                Arguments.of("answer: {form: json, pointer: a}\ndata: {file: d.csv}", "must start with '/'"),
                Arguments.of("answer: {form: regex}\ndata: {file: d.csv}", "The form `regex` needs an expression."),
                Arguments.of(
                        "answer: {form: regex, pattern: '(?=a)'}\ndata: {file: d.csv}",
                        "The expression cannot be read (invalid or unsupported Perl syntax: (?=)."),
                Arguments.of("answer: {form: regex, pattern: a, group: 1}\ndata: {file: d.csv}", "no group 1"),
                Arguments.of("answer: {form: regex, pattern: a, group: x}\ndata: {file: d.csv}", "no group named x"),
                Arguments.of("answer: {form: regex, pattern: a, group: []}\ndata: {file: d.csv}", "a number or a name"),
                Arguments.of("answer: {form: free-text}\ndata: {file: d.csv}", "Free texts can only be judged."),
                Arguments.of("answer: {form: lable}\ndata: {file: d.csv}", "Maybe you meant `label`."),
                Arguments.of("answer: {form: text, min: 1}\ndata: {file: d.csv}", "`text` has no such parameter."),
                Arguments.of("answer: {form: text, in: tags}\ndata: {file: d.csv}", "Write `tag` or `whole`."),
                Arguments.of("answer: {form: integer, min: 5, max: 1}\ndata: {file: d.csv}", "min 5 is above max 1"),
                Arguments.of("answer: {form: option-letter, options: 30}\ndata: {file: d.csv}", "1 to 26 options"),
                Arguments.of("answer: {form: label, labels: [a, A]}\ndata: {file: d.csv}", "stands for two labels"),
                Arguments.of("answer: {form: label, labels: []}\ndata: {file: d.csv}", "At least one label"),
                Arguments.of(
                        "answer: {form: label, labels: [{nam: a}]}\ndata: {file: d.csv}", "Maybe you meant `name`."),
                Arguments.of(
                        "answer: {form: label, labels: [{name: a, synonyms: b}]}\ndata: {file: d.csv}",
                        "must be a list"),
                Arguments.of("answer: {form: label, labels: [[a]]}\ndata: {file: d.csv}", "A label must be a text"),
                Arguments.of("answer: {form: text}\ndata: {}", "The data is not named."),
                Arguments.of("answer: {form: text}\ndata: {train: d.csv}", "both `train` and `test`"),
                Arguments.of("answer: {form: text}\ndata: {file: d.csv, test: d.csv}", "Keep one of the two."),
                Arguments.of("answer: {form: text}\ndata: {file: no.csv}", "There is no such file:"),
                Arguments.of(
                        "answer: {form: text}\ndata: {file: d.txt}",
                        "Give a .json, .jsonl, .csv, .tsv or .parquet file."),
                Arguments.of("instruction: '{question} {{answer}}'" + rest, "would show the model the answer"),
                Arguments.of("columns: {hint: answer}" + rest, "{{hint}} would show the model the answer"));
    }

    @ParameterizedTest
    @MethodSource("wrongTaskFiles")
    void wrongTaskFilesAreRefusedWithPlaceAndRemedy(String yaml, String message) {
        write("d.csv", "question,answer\na,1\nb,2\n");
        write("d.txt", "a");
        fails(yaml).hasMessageContaining(message);
    }

    @Test
    void aMissingTaskFile() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> TaskSource.load(directory.resolve("no.yaml"), data, TWO, 1))
                .withMessageContaining("There is no such task file.");
    }

    static Stream<Arguments> wrongData() {
        return Stream.of(
                Arguments.of("d.json", "{\"train\": [], \"test\": [1]}", "d.json: The part `train` is empty."),
                Arguments.of("d.json", "[]", "d.json: There are no items."),
                Arguments.of(
                        "d.json", "{\"train\": [{\"question\": \"a\", \"answer\": 1}]}", "There is no part `test`."),
                Arguments.of("d.json", "{\"tran\": []}", "Unknown part `tran`. Maybe you meant `train`."),
                Arguments.of("d.json", "{\"train\": 1, \"test\": 2}", "The part `train` must be a list of items."),
                Arguments.of("d.json", "[\n{\"question\": \"a\",\n]", "d.json:3: This is not JSON"),
                Arguments.of("d.json", "[{\"question\": \"a\", \"answer\": 1}] []", "This is not JSON"),
                Arguments.of("d.json", "[1]", "d.json, item 1: An item must be an object"),
                Arguments.of(
                        "d.json",
                        "[{\"question\": \"a\", \"answer\": 1}, {\"question\": \"b\"}]",
                        "d.json, item 2: There is no value in column `answer`; the item has: question."),
                Arguments.of(
                        "d.json",
                        "[{\"question\": \"a\", \"answr\": 1}]",
                        "Maybe you meant `answr`: name it under `columns.answer`."),
                Arguments.of("d.json", "[{\"question\": \"a\", \"answer\": null}]", "The column `answer` is empty."),
                Arguments.of(
                        "d.json",
                        "[{\"question\": \"a\", \"answer\": \" \"}]",
                        "The answer in column `answer` is empty"),
                Arguments.of(
                        "d.json", "[{\"question\": \"a\", \"answer\": {\"x\": 1}}]", "The answer in column `answer`"),
                Arguments.of("d.json", "[{\"question\": \"a\", \"answers\": []}]", "The list of answers is empty."),
                Arguments.of("d.json", "[{\"question\": [\"a\"], \"answer\": 1}]", "must hold a text"),
                Arguments.of("d.json", "[{\"question\": \"  \", \"answer\": 1}]", "The column `question` is blank."),
                Arguments.of(
                        "d.jsonl",
                        "{\"question\": \"a\", \"answer\": 1}\n\n{\"question\": ",
                        "d.jsonl:3: This is not JSON"),
                Arguments.of(
                        "d.jsonl",
                        "{\"question\": \"a\", \"answer\": 1}\n{\"q\": \"b\"}",
                        "d.jsonl:2: There is no value in column `question`; the item has: q."),
                Arguments.of("d.csv", "question,answer\n", "d.csv: There are no items."),
                Arguments.of("d.csv", "question,answer\n\"a\nb\",1\nc,\n", "d.csv:4: The column `answer` is empty."),
                Arguments.of("d.csv", "question,answer\na,1,2\n", "d.csv:2: The row has 3 cells, the header 2."),
                Arguments.of("d.csv", "question,answer\na,1\n\"b,2\n", "d.csv:3: This is not CSV"),
                Arguments.of("d.csv", "question,question\na,1\n", "d.csv:1: This is not CSV"),
                Arguments.of("d.csv", "  \n", "d.csv: The file is empty."),
                Arguments.of(
                        "d.csv",
                        "question,answer\na,9\nb,x\nc,3\n",
                        "d.csv:3: \"x\" (no number): 2 answers do not fit the form `integer`"));
    }

    @ParameterizedTest
    @MethodSource("wrongData")
    void wrongDataIsRefusedWithPlaceAndRemedy(String name, String content, String message) {
        write(name, content);
        fails("{answer: {form: integer, min: 1, max: 5}, data: {file: " + name + "}}")
                .hasMessageContaining(message);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() throws IOException {
        Files.write(directory.resolve("d.csv"), "question,answer\na,1\nGrün,2\n".getBytes(StandardCharsets.ISO_8859_1));
        fails("{answer: {form: integer}, data: {file: d.csv}}")
                .hasMessageContaining("d.csv:3: The file is not UTF-8 from here on.");
    }

    @Test
    void moreItemsThanThereAre() {
        write("d.csv", "question,answer\na,1\nb,2\nc,3\n");
        fails("{answer: {form: integer}, data: {file: d.csv}}", new SplitSizes(3, 2, 1))
                .hasMessageContaining("Asked for 5 items for train and validation, but there are 3");
        fails("{answer: {form: integer}, data: {file: d.csv}}", new SplitSizes(2, 1, 1))
                .hasMessageContaining("No items are left for test.");
    }

    @Test
    void tooManyAnswersAreNoLabels() {
        StringBuilder csv = new StringBuilder("question,answer\n");
        for (int i = 0; i < 60; i++) {
            csv.append("q").append(i).append(",a").append(i).append('\n');
        }
        write("d.csv", csv.toString());
        fails("{answer: {form: label}, data: {file: d.csv}}").hasMessageContaining("60 different answers");
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

package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code metaspo tasks list|show|check}, as a script sees them. */
class TasksCatalogueCommandsTest {
    /** The paper's tasks, by domain, source before target. */
    private static final List<String> PAPER = List.of(
            "ob_gyn",
            "medicine",
            "pharmacology",
            "pathology",
            "dental",
            "anatomy",
            "surgery",
            "pediatrics",
            "beauty",
            "game",
            "baby",
            "office",
            "electronics",
            "pet",
            "sports",
            "logic_grid_puzzle",
            "tracking_shuffled_objects",
            "logical_deduction",
            "temporal_sequences",
            "object_counting",
            "reasoning_colored_objects",
            "epistemic",
            "squad",
            "hotpot_qa",
            "trivia_qa",
            "drop",
            "natural_questions",
            "web_qa",
            "liar",
            "hatecheck",
            "tweet_eval",
            "sarcasm",
            "ethos",
            "anthropic_harmless");

    private static final List<String> BESIDE = List.of(
            "navigate",
            "gsm8k",
            "airiskdilemmas",
            "algebra",
            "algebra_small",
            "algebra_judged",
            "geometry",
            "geometry_small",
            "geometry_judged",
            "calculus",
            "calculus_small",
            "calculus_judged",
            "probability",
            "probability_small",
            "probability_judged");

    @TempDir
    Path directory;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int metaspo(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private List<String> names() {
        return json().path("tasks")
                .valueStream()
                .map(task -> task.path("name").asString())
                .toList();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void everyTaskIsListed() {
        assertThat(metaspo("tasks", "list", "--json")).isZero();
        assertThat(PAPER).hasSize(34).doesNotHaveDuplicates();
        assertThat(names()).containsAll(PAPER).containsAll(BESIDE).doesNotHaveDuplicates();
        assertThat(json().path("tasks").valueStream()).allSatisfy(task -> {
            assertThat(task.path("licence").asString()).isNotBlank();
            assertThat(task.path("answer").asString()).isNotBlank();
            assertThat(task.path("checked").path("on").asString()).startsWith("20");
            assertThat(task.path("source").isNull()).isEqualTo(task.has("substitute"));
        });
    }

    @Test
    void aDomainsTasksAreATable() {
        assertThat(metaspo("tasks", "list", "--domain", "medical")).isZero();
        assertThat(out.toString().lines())
                .hasSize(9)
                .element(1)
                .isEqualTo("ob_gyn        medical  source  option-letter  accuracy  openlifescienceai/medmcqa");
        assertThat(metaspo("tasks", "list", "--domain", "medicl")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Maybe you meant `medical`.");
    }

    @Test
    void aTaskIsShownWithThreeExamplesOfOurs() {
        assertThat(metaspo("tasks", "show", "temporal_sequences")).isZero();
        assertThat(out.toString())
                .contains("source       google/BIG-bench, revision main")
                .contains("licence      apache-2.0")
                .contains("import       metaspo tasks import temporal_sequences --to DIR")
                .contains("Examples, of ours")
                .contains("between <answer> and </answer>");
        assertThat(out.toString().lines().filter(line -> line.startsWith("=> ")))
                .hasSize(3);
    }

    @Test
    void aTaskIsShownWithItemsThatWereImported() throws IOException {
        file("beauty.json", """
                {"train": [{"question": "title: 1", "answer": 1}, {"question": "title: 2", "answer": 2},
                           {"question": "title: 3", "answer": 3}], "test": [{"question": "title: 4", "answer": 4}]}""");
        assertThat(metaspo("tasks", "show", "beauty", "--directory", directory.toString(), "--json"))
                .isZero();
        assertThat(json().path("examplesFrom").asString()).endsWith("beauty.json");
        assertThat(json().path("examples").valueStream())
                .hasSize(3)
                .allSatisfy(
                        example -> assertThat(example.path("prompt").asString()).contains("title: "));
    }

    @Test
    void aSourceThatIsNotKnownIsSaid() {
        assertThat(metaspo("tasks", "show", "sarcasm")).isZero();
        assertThat(out.toString()).contains("source       not known; `tweet_irony` can stand in for it");
        assertThat(metaspo("tasks", "show", "sarcsm")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Maybe you meant `sarcasm`.");
    }

    @Test
    void aCleanTaskPasses() throws IOException {
        file("t.csv", "question,answer\nIs tea hot?,yes\nIs ice hot?,no\n");
        String task = file("t.yaml", "suffix: '{question}'\nanswer: {form: yes-no}\ndata: {file: t.csv}\n");
        assertThat(metaspo("tasks", "check", task)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("all  2 items", "no 50 %, yes 50 %", "Nothing to mend.");
    }

    @Test
    void everyFindingHasItsPlace() throws IOException {
        String data = file("mine.json", """
                {"train": [{"question": "a", "answer": 1}, {"question": "b", "answer": 2}, {"question": "b", "answer": 2},
                           {"question": "c", "answer": 3}, {"question": "c", "answer": 4}, {"question": "%s", "answer": 5}],
                 "test": [{"question": "a", "answer": 1}, {"question": "d", "answer": 9}]}""".formatted("x".repeat(50)));
        assertThat(metaspo("tasks", "check", data, "--task", "beauty", "--max-chars", "40", "--json"))
                .isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(json().path("items").toString()).isEqualTo("{\"test\":2,\"train\":6}");
        assertThat(json().path("findings")
                        .valueStream()
                        .map(finding -> finding.path("kind").asString() + " "
                                + finding.path("place").asString().replace(data, ""))
                        .toList())
                .containsExactly(
                        "unparseable , test item 2",
                        "leak , train item 1",
                        "duplicate , train item 3",
                        "conflict , train item 5",
                        "too-long , train item 6");
    }

    @Test
    void itemsWithoutATaskAreAskedForOne() throws IOException {
        assertThat(metaspo("tasks", "check", file("mine.json", "[]"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Say which task's items it holds by --task NAME");
    }
}

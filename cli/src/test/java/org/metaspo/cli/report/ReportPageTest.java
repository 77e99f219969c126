package org.metaspo.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page holds what the run did, and nothing of it is markup. */
class ReportPageTest {
    @TempDir
    static Path directory;

    private static Path run;
    private static String page;

    @BeforeAll
    static void write() throws IOException, InterruptedException {
        run = HostileProject.run(directory);
        page = Files.readString(ReportPage.write(run));
    }

    private static JsonNode packed(String id) throws IOException {
        Matcher script =
                Pattern.compile("id=\"" + id + "\">([A-Za-z0-9+/=]*)</script>").matcher(page);
        assertThat(script.find()).as(id).isTrue();
        byte[] bytes = Base64.getDecoder().decode(script.group(1));
        return JsonMapper.shared().readTree(new GZIPInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void marksOfTheTestItemsMakeUpTheScoresOfTheResult() throws IOException {
        RunResult result = ResultFiles.read(run.resolve("result.json"));
        JsonNode matrix = packed("data").path("matrix").path(0);
        for (String role : new String[] {"initial", "candidate"}) {
            Interval score = Objects.requireNonNull(result.tasks()
                    .getFirst()
                    .scores()
                    .getOrDefault("test", Map.of())
                    .get(role));
            String cells = cells(matrix, role);
            assertThat(cells.chars().filter(mark -> mark != Mark.NONE)).hasSize(score.n());
            assertThat(cells.chars().filter(mark -> mark == 'r').count() / (double) score.n())
                    .isEqualTo(score.value());
        }
    }

    private static String cells(JsonNode matrix, String role) {
        for (int i = 0; i < matrix.path("columns").size(); i++) {
            if (matrix.path("columns").path(i).path("role").asString().equals(role)) {
                return matrix.path("cells").path(i).asString();
            }
        }
        throw new AssertionError("no column " + role);
    }

    @Test
    void hasAnAnswerForEachMarkAndNoneElsewhere() throws IOException {
        JsonNode matrix = packed("data").path("matrix").path(0);
        JsonNode answers = packed("answers-0");
        assertThat(answers.size()).isEqualTo(matrix.path("columns").size());
        for (int column = 0; column < answers.size(); column++) {
            String cells = matrix.path("cells").path(column).asString();
            for (int row = 0; row < cells.length(); row++) {
                assertThat(answers.path(column).path(row).isNull()).isEqualTo(cells.charAt(row) == Mark.NONE);
            }
        }
    }

    @Test
    void hasEveryCandidateEveryDecisionAndWhatTheyCost() throws IOException {
        JsonNode data = packed("data");
        assertThat(data.path("candidates").size())
                .isEqualTo(ResultFiles.readCandidates(run.resolve("candidates.jsonl"))
                        .size());
        JsonNode decisions = data.path("decisions");
        assertThat(decisions.size()).isGreaterThan(1);
        assertThat(decisions.path(decisions.size() - 1).path("usd").asDouble()).isPositive();
        assertThat(data.at("/prompts/initial/usdPer1000").asString()).startsWith("0.0");
    }

    @Test
    void nothingOfTheRunStandsInThePageAsMarkup() {
        String visible = page.replaceAll("(?s)<script.*?</script>", "");
        assertThat(page).doesNotContain("<img src=x", "<script>document");
        assertThat(visible).contains("&lt;/script&gt;&lt;script&gt;").doesNotContain("<img");
        assertThat(page).contains("{{data}}");
    }

    @Test
    void itsPolicyAllowsItsOwnScriptAndNoRequest() {
        Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);
        assertThat(script.find()).isTrue();
        String digest = Base64.getEncoder().encodeToString(Sha256.of(script.group(1)));
        assertThat(page).contains("default-src 'none'", "script-src 'sha256-" + digest + "'");
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//").doesNotContain("@import", "url(");
    }

    @Test
    void sameRunSamePage() throws IOException {
        assertThat(Files.readString(ReportPage.write(run))).isEqualTo(page);
    }

    @Test
    void aDirectoryWithoutARunIsRefusedInWords() {
        assertThatThrownBy(() -> ReportPage.write(directory.resolve("nowhere")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds no run");
    }

    @Test
    void aRunThatWasCutOffIsToBeResumedFirst() throws IOException {
        Path cut = Files.createDirectories(directory.resolve("cut"));
        Files.copy(run.resolve("journal.db"), cut.resolve("journal.db"));
        assertThatThrownBy(() -> ReportPage.write(cut))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("metaspo resume");
    }
}

package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The hub's routes answer as the public hub's documents say. */
class HubTest {
    private static final HubDataset QUIZ = HubDataset.of("owner/quiz")
            .licence("mit")
            .file("README.md", "hello\n")
            .large("data/train.parquet", "0123456789".getBytes(StandardCharsets.UTF_8))
            .rows("default", "train", Collections.nCopies(150, row("a")))
            .rows("default", "test", List.of(row("it's"), row("b")));

    private final HttpClient client = HttpClient.newHttpClient();
    private Hub hub;

    private static ObjectNode row(String subject) {
        return JsonMapper.shared().createObjectNode().put("subject", subject);
    }

    @BeforeEach
    void start() throws IOException {
        hub = Hub.start()
                .with(QUIZ)
                .with(HubDataset.of("owner/closed").onlyWithTerms().file("a.json", "[]"));
        hub.token("good").renamed("old/quiz", "owner/quiz").site("files.test/a b.txt", new byte[] {65});
    }

    @AfterEach
    void stop() {
        hub.close();
        client.close();
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        URI address = URI.create(path.startsWith("http") ? path : hub.url() + "/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    @Test
    void factsNameTheCommitTheLicenceAndTheFiles() throws Exception {
        assertThat(get("huggingface.co/api/datasets/owner/quiz/revision/main").body())
                .contains("\"sha\":\"" + QUIZ.commit() + "\"", "\"license\":\"mit\"", "data/train.parquet");
        assertThat(QUIZ.commit()).matches("[0-9a-f]{40}");
    }

    @Test
    void aSmallFileHasItsGitTagAndALargeOneAnotherHostAndItsChecksum() throws Exception {
        HttpResponse<String> small = send("HEAD", "huggingface.co/datasets/owner/quiz/resolve/main/README.md");
        assertThat(small.headers().firstValue("ETag")).contains("\"ce013625030ba8dba906f756967f9e9ca394464a\"");
        assertThat(small.headers().firstValue("X-Linked-Size")).contains("6");
        assertThat(small.headers().firstValue("X-Repo-Commit")).contains(QUIZ.commit());

        HttpResponse<String> large = get("huggingface.co/datasets/owner/quiz/resolve/main/data%2Ftrain.parquet");
        assertThat(large.statusCode()).isEqualTo(302);
        String elsewhere = large.headers().firstValue("Location").orElseThrow();
        assertThat(URI.create(elsewhere).getPort())
                .isNotEqualTo(URI.create(hub.url()).getPort());
        assertThat(get(elsewhere).body()).isEqualTo("0123456789");
        assertThat(get(elsewhere, "Range", "bytes=8-").body()).isEqualTo("89");
        assertThat(get(elsewhere, "Range", "bytes=2-4").body()).isEqualTo("234");
        assertThat(get(elsewhere, "Range", "bytes=10-").statusCode()).isEqualTo(416);
        assertThat(get("files.test/a%20b.txt").body()).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "huggingface.co/datasets/owner/none/resolve/main/a     | ''   | 401 | RepoNotFound",
                "huggingface.co/datasets/owner/none/resolve/main/a     | good | 404 | RepoNotFound",
                "huggingface.co/datasets/owner/quiz/resolve/v2/a       | ''   | 404 | RevisionNotFound",
                "huggingface.co/datasets/owner/quiz/resolve/main/a     | ''   | 404 | EntryNotFound",
                "huggingface.co/datasets/owner/closed/resolve/main/a.json | ''  | 401 | GatedRepo",
                "huggingface.co/datasets/owner/closed/resolve/main/a.json | bad | 403 | GatedRepo",
                "datasets-server.huggingface.co/rows                   | ''   | 422 | MissingRequiredParameter",
                "datasets-server.huggingface.co/rows?dataset=old/quiz  | ''   | 404 | RenamedDatasetError",
                "datasets-server.huggingface.co/rows?dataset=x/y       | ''   | 404 | ResponseNotFound",
                "datasets-server.huggingface.co/rows?dataset=owner/quiz&config=default&split=train&length=101 | '' | 422 | InvalidParameter",
                "datasets-server.huggingface.co/rows?dataset=owner/closed | '' | 501 | DatasetWithScriptNotSupportedError",
            })
    void refusalsHaveTheirCodes(String path, String token, int status, String code) throws Exception {
        HttpResponse<String> answer = token.isEmpty() ? get(path) : get(path, "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Error-Code")).contains(code);
    }

    @Test
    void pagesOfRowsAndFilters() throws Exception {
        String viewer = "datasets-server.huggingface.co/";
        String train = "?dataset=owner/quiz&config=default&split=train";
        HttpResponse<String> last = get(viewer + "rows" + train + "&offset=100&length=100");
        assertThat(JsonMapper.shared().readTree(last.body()).path("rows")).hasSize(50);
        assertThat(last.body()).contains("\"row_idx\":149", "\"num_rows_total\":150");
        assertThat(last.headers().firstValue("X-Revision")).contains(QUIZ.commit());
        assertThat(get(viewer + "filter" + train.replace("train", "test") + "&where=%22subject%22%3D%27it%27%27s%27")
                        .body())
                .contains("\"num_rows_total\":1", "it's");
        assertThat(get(viewer + "splits?dataset=owner/quiz").body()).contains("\"split\":\"test\"");
        assertThat(get(viewer + "parquet?dataset=owner/quiz").body()).contains("\"size\":10");
        assertThat(get(viewer + "info?dataset=owner/quiz").body()).contains("\"num_examples\":150");
        assertThat(get(viewer + "is-valid?dataset=owner/closed").body()).contains("\"viewer\":false");
    }

    @Test
    void faultsAndTheLog() throws Exception {
        hub.plan(HubPlan.first(1, "README", Fault.status(503)));
        String readme = "huggingface.co/datasets/owner/quiz/resolve/main/README.md";
        assertThat(get(readme, "Authorization", "Bearer x").statusCode()).isEqualTo(503);
        assertThat(get(readme).statusCode()).isEqualTo(200);
        assertThat(hub.calls()).extracting(HubCall::authorized).containsExactly(true, false);
        assertThat(hub.calls()).extracting(HubCall::times).containsExactly(1, 2);
        assertThat(hub.calls().getFirst().host()).isEqualTo(Hub.HOST);

        hub.plan(HubPlan.always("README", WireFault.SHORT_BODY));
        assertThatThrownBy(() -> get(readme)).isInstanceOf(IOException.class);
    }
}

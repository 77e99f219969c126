package org.metaspo.task.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.event.Event;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.OutageException;
import org.metaspo.testbed.BodyFault;
import org.metaspo.testbed.Fault;
import org.metaspo.testbed.Hub;
import org.metaspo.testbed.HubCall;
import org.metaspo.testbed.HubDataset;
import org.metaspo.testbed.HubPlan;
import org.metaspo.testbed.WireFault;

/** Fetching from the hub and other hosts, and every fault on the way. The hosts are played by the testbed. */
class DataHostsTest {
    private static final String TOKEN = "hf_not_a_real_token";
    private static final byte[] LARGE = "0123456789".repeat(1000).getBytes(StandardCharsets.UTF_8);
    private static final HubDataset QUIZ =
            HubDataset.of("owner/quiz").licence("mit").file("small.json", "[]").large("data/train.parquet", LARGE);

    @TempDir
    Path directory;

    private final List<Duration> waits = new ArrayList<>();
    private final List<Event.Working> progress = new ArrayList<>();
    private Hub hub;
    private DataHosts hosts;

    @BeforeEach
    void start() throws IOException {
        hub = Hub.start()
                .with(QUIZ)
                .with(HubDataset.of("owner/closed").onlyWithTerms().file("a.json", "[1]"));
        hub.token(TOKEN);
        hosts = hosts(Map.of());
    }

    @AfterEach
    void stop() {
        hosts.close();
        hub.close();
    }

    private DataHosts hosts(Map<String, String> more) {
        Map<String, @Nullable String> environment = new HashMap<>(more);
        environment.putIfAbsent("METASPO_MIRROR", hub.url());
        return new DataHosts(environment::get, new Cache(directory), waits::add, event -> {
            if (event instanceof Event.Working working) {
                progress.add(working);
            }
        });
    }

    private RemoteFile train() throws InterruptedException {
        return hosts.file("owner/quiz", QUIZ.commit(), "data/train.parquet");
    }

    private Stream<HubCall> gets() {
        return hub.calls().stream().filter(call -> call.method().equals("GET"));
    }

    @Test
    void aBranchIsResolvedToACommitWithLicenceAndFiles() throws InterruptedException {
        assertThat(hosts.dataset("owner/quiz", "main"))
                .isEqualTo(new DatasetFacts(
                        "owner/quiz", QUIZ.commit(), "mit", List.of("small.json", "data/train.parquet")));
    }

    @Test
    void anAnswerOfAnySizeIsNotReadWhole() {
        hub.plan(HubPlan.always("api/datasets", BodyFault.HUGE));
        assertThatExceptionOfType(OutageException.class)
                .isThrownBy(() -> hosts.dataset("owner/quiz", "main"))
                .withMessageContaining("the answer is longer than 32 MB");
    }

    @Test
    void hostsAreAskedThroughTheProxyThatTheEnvironmentNames() throws InterruptedException {
        hosts.close();
        hosts = hosts(Map.of("METASPO_MIRROR", "http://mirror.invalid", "http_proxy", hub.url()));
        assertThat(hosts.dataset("owner/quiz", "main").commit()).isEqualTo(QUIZ.commit());
    }

    @Test
    void aMirrorWithoutTlsAndOneThatIsNotThereAreOutagesWithARemedy() {
        for (String mirror : List.of(hub.url().replace("http:", "https:"), "http://127.0.0.1:1")) {
            hosts.close();
            hosts = hosts(Map.of("METASPO_MIRROR", mirror));
            waits.clear();
            assertThatExceptionOfType(OutageException.class)
                    .isThrownBy(() -> hosts.dataset("owner/quiz", "main"))
                    .withMessageContaining("at 6 attempts")
                    .withMessageContaining("Check the network (https_proxy, no_proxy)");
            assertThat(waits).hasSize(5);
        }
    }

    @Test
    void aFileIsCheckedKeptAndFetchedOnce() throws Exception {
        for (String path : List.of("small.json", "data/train.parquet")) {
            RemoteFile file = hosts.file("owner/quiz", QUIZ.commit(), path);
            assertThat(file.checksum()).isPresent();
            Path first = hosts.fetch(file);
            assertThat(hosts.fetch(file)).isEqualTo(first).hasParent(first.getParent());
        }
        assertThat(hosts.fetch(train())).hasBinaryContent(LARGE);
        assertThat(gets().map(HubCall::host)).containsExactly(Hub.HOST, Hub.HOST, "cdn");
        assertThat(progress)
                .last()
                .isEqualTo(new Event.Working("fetching huggingface.co/…/train.parquet", 10000, 10000));
        assertThat(hosts.cache().place(train().address()))
                .endsWithRaw(
                        Path.of("huggingface.co/datasets/owner/quiz/resolve", QUIZ.commit(), "data/train.parquet"));
    }

    @Test
    void theTokenGoesToTheHubAndNowhereElse() throws Exception {
        hosts.close();
        hosts = hosts(Map.of("HF_TOKEN", TOKEN));
        hosts.dataset("owner/closed", "main");
        assertThat(hosts.fetch(hosts.file("owner/closed", commitOf("owner/closed"), "a.json")))
                .hasContent("[1]");
        hosts.fetch(train());
        hub.site("files.test/a.json", new byte[] {'1'});
        hosts.fetch(hosts.webFile(URI.create("https://files.test/a.json")));

        assertThat(hub.calls()).extracting(HubCall::host).contains(Hub.HOST, "cdn", "files.test");
        assertThat(hub.calls())
                .allSatisfy(call -> assertThat(call.authorized())
                        .as("%s %s", call.host(), call.path())
                        .isEqualTo(call.host().equals(Hub.HOST)));
        assertThat(Hosts.of(Map.of("HF_TOKEN", TOKEN)::get).toString()).doesNotContain(TOKEN);
    }

    private String commitOf(String id) throws InterruptedException {
        return hosts.dataset(id, "main").commit();
    }

    @Test
    void aRenamedDataSetIsFoundUnderItsNewName() throws InterruptedException {
        hub.renamed("quiz/old", "owner/quiz");

        assertThat(hosts.dataset("quiz/old", "main").id()).isEqualTo("owner/quiz");
    }

    @Test
    void whatIsWrongWithTheRequestSaysSoAndWhatHelps() throws Exception {
        String commit = commitOf("owner/closed");
        bad(
                () -> hosts.dataset("owner/none", "main"),
                "no such public data set. Check that the id is right",
                "HF_TOKEN");
        bad(
                () -> hosts.dataset("owner/quiz", "v9"),
                "no such revision. See https://huggingface.co/datasets/owner/quiz");
        bad(() -> hosts.file("owner/quiz", QUIZ.commit(), "gone.csv"), "gone.csv: ", "--from FILE");
        bad(() -> hosts.file("owner/closed", commit, "a.json"), "accept its terms. Accept the terms on https://hugg");
        bad(
                () -> hosts.webFile(URI.create("https://files.test/no.zip")),
                "https://files.test/no.zip",
                "no longer there");
        hosts.close();
        hosts = hosts(Map.of("HF_TOKEN", "another"));
        bad(() -> hosts.dataset("owner/none", "main"), "There is no such data set", "renamed");
        bad(() -> hosts.file("owner/closed", commit, "a.json"), "has not accepted the terms", "HF_TOKEN");
        assertThat(waits).isEmpty();
    }

    private interface Step {
        Object run() throws InterruptedException;
    }

    private static void bad(Step step, String... said) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(step::run)
                .withMessageContainingAll(said)
                .withMessageNotContainingAny(TOKEN);
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsItSays() throws InterruptedException {
        hub.plan(HubPlan.first(1, "api/", new Fault.Status(429, Map.of("RateLimit", "\"api\";r=0;t=55"), "slow down")));
        hosts.dataset("owner/quiz", "main");
        hub.plan(HubPlan.first(3, "api/", new Fault.Status(429, Map.of("Retry-After", "7"), null)));
        hosts.dataset("owner/quiz", "main");

        assertThat(waits).containsExactly(Duration.ofSeconds(55), Duration.ofSeconds(7));
    }

    @Test
    void aRateLimitOfHoursIsNotWaitedFor() {
        hub.plan(HubPlan.always("api/", new Fault.Status(429, Map.of("Retry-After", "7200"), null)));

        assertThatExceptionOfType(OutageException.class)
                .isThrownBy(() -> hosts.dataset("owner/quiz", "main"))
                .withMessageContaining("Wait 120 minutes, or set HF_TOKEN");
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void passingStatusesAreRetriedWithGrowingWaitsAndThenAnOutage(int status) throws InterruptedException {
        hub.plan(HubPlan.first(2, "api/", Fault.status(status)));
        assertThat(hosts.dataset("owner/quiz", "main").commit()).isEqualTo(QUIZ.commit());
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));

        hub.plan(HubPlan.always("api/", Fault.status(status)));
        assertThatExceptionOfType(OutageException.class)
                .isThrownBy(() -> hosts.dataset("owner/quiz", "main"))
                .withMessageContainingAll("HTTP " + status, "at 6 attempts", "https://huggingface.co/api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESET", "SHORT_BODY"})
    void brokenConnectionsAreRetried(WireFault fault) throws InterruptedException {
        hub.plan(HubPlan.first(2, "api/", fault));

        assertThat(hosts.dataset("owner/quiz", "main").commit()).isEqualTo(QUIZ.commit());
    }

    @Test
    void aBodyThatIsCutOffGoesOnWhereItStopped() throws Exception {
        hub.plan(HubPlan.first(2, QUIZ.id() + "/", WireFault.SHORT_BODY));

        assertThat(hosts.fetch(train())).hasBinaryContent(LARGE);
        assertThat(gets().filter(call -> call.host().equals("cdn")).map(HubCall::range))
                .containsExactly(null, "bytes=5000-", "bytes=7500-");
        assertThat(directory.toFile())
                .isDirectoryRecursivelyContaining(file -> file.getName().equals("train.parquet"));
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void aLaterProcessGoesOnWhereAnEarlierOneEnded() throws Exception {
        RemoteFile file = train();
        hub.plan(call -> call.times() > 1 && call.host().equals("cdn")
                ? Optional.of(Fault.status(503))
                : call.host().equals("cdn") ? Optional.of(WireFault.SHORT_BODY) : Optional.empty());
        assertThatThrownBy(() -> hosts.fetch(file)).isInstanceOf(OutageException.class);
        Path place = hosts.cache().place(file.address());
        assertThat(place).doesNotExist();

        hub.plan(HubPlan.none());
        hosts.close();
        hosts = hosts(Map.of());
        assertThat(hosts.fetch(file)).isEqualTo(place).hasBinaryContent(LARGE);
        assertThat(gets().toList().getLast().range()).isEqualTo("bytes=5000-");
    }

    @Test
    void aPartLongerThanTheFileIsBegunAnew() throws Exception {
        RemoteFile file = train();
        Path part = Cache.beside(hosts.cache().place(file.address()), ".part");
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[LARGE.length + 1]);

        assertThat(hosts.fetch(file)).hasBinaryContent(LARGE);
    }

    @Test
    void aRefusedRangeBeginsTheFileAnew() throws Exception {
        hub.site("files.test/a.bin", LARGE);
        hub.plan(HubPlan.first(1, "a.bin", WireFault.SHORT_BODY)
                .or(call -> call.range() != null ? Optional.of(Fault.status(416)) : Optional.empty()));

        assertThat(hosts.fetch(hosts.webFile(URI.create("https://files.test/a.bin"))))
                .hasBinaryContent(LARGE);
    }

    @Test
    void aFileThatChangedBetweenTwoAttemptsIsNotPatchedTogether() throws Exception {
        URI address = URI.create("https://files.test/a.bin");
        hub.site("files.test/a.bin", LARGE);
        byte[] other = "x".repeat(LARGE.length).getBytes(StandardCharsets.UTF_8);
        RemoteFile file = hosts.webFile(address);
        hub.plan(call -> {
            hub.site("files.test/a.bin", other); // the answer to this request is made already
            return call.times() == 1 ? Optional.of(WireFault.SHORT_BODY) : Optional.empty();
        });

        assertThat(hosts.fetch(file)).hasBinaryContent(other);
    }

    @Test
    void aPlainFileIsFetchedAgainWhenItsTagHasChanged() throws Exception {
        URI address = URI.create("https://files.test/a.bin");
        hub.site("files.test/a.bin", new byte[] {1});
        hosts.fetch(hosts.webFile(address));
        hosts.fetch(hosts.webFile(address));
        assertThat(gets()).hasSize(1);
        hub.site("files.test/a.bin", new byte[] {2});

        assertThat(hosts.fetch(hosts.webFile(address))).hasBinaryContent(new byte[] {2});
    }

    @Test
    void aWrongChecksumIsTriedOnceMoreAndNeverUsed() throws Exception {
        RemoteFile small = hosts.file("owner/quiz", QUIZ.commit(), "small.json");
        hub.plan(call ->
                call.method().equals("GET") && call.times() == 1 ? Optional.of(BodyFault.CUT_JSON) : Optional.empty());
        assertThat(hosts.fetch(small)).hasContent("[]");

        hub.with(HubDataset.of("owner/bent").file("b.json", "[12]"));
        RemoteFile bent = hosts.file("owner/bent", commitOf("owner/bent"), "b.json");
        RemoteFile wrong = new RemoteFile(bent.address(), true, -1, "", Checksum.ofTag("\"" + "0".repeat(40) + "\""));
        assertThatExceptionOfType(OutageException.class)
                .isThrownBy(() -> hosts.fetch(wrong))
                .withMessageContainingAll("another content than expected", "It was not used");
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(file -> file.toString().contains("b.json"))).isEmpty();
        }
    }

    @Test
    void rangesOfAFileThatIsTooLargeToFetch() throws Exception {
        assertThat(new String(hosts.range(train(), 9995, 20), StandardCharsets.UTF_8))
                .isEqualTo("56789");
        assertThat(new String(hosts.range(train(), 12, 3), StandardCharsets.UTF_8))
                .isEqualTo("234");
    }

    @Test
    void aBranchOfACodeRepositoryIsResolvedAndItsFilesArePinned() throws Exception {
        String commit = "0123456789abcdef0123456789abcdef01234567";
        hub.site("api.github.com/repos/owner/code/commits/main", commit.getBytes(StandardCharsets.UTF_8));
        hub.site(
                "raw.githubusercontent.com/owner/code/" + commit + "/a/task.json",
                "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(hosts.commit("owner/code", "main")).isEqualTo(commit);
        assertThat(hosts.commit("owner/code", commit)).isEqualTo(commit);
        assertThat(hosts.fetch(DataHosts.codeFile("owner/code", commit, "a/task.json")))
                .hasContent("{}");
        assertThat(hub.calls()).hasSize(2);
    }
}

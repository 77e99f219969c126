package org.metaspo.task.source.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.OutageException;
import org.metaspo.task.Example;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.TaskSource;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.testbed.Fault;
import org.metaspo.testbed.HubCall;
import org.metaspo.testbed.HubDataset;
import org.metaspo.testbed.HubPlan;
import org.metaspo.testbed.WireFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports from end to end against the testbed's hub: what is written, what goes wrong, and the same bytes again. */
class ImporterTest {
    private static final SplitSizes SIZES = new SplitSizes(8, 4, 12);
    private static final String QUIZ = "openlifescienceai/medmcqa";

    @TempDir
    Path directory;

    private HubStand stand;

    @BeforeEach
    void start() throws IOException {
        stand = new HubStand(directory.resolve("cache"));
        stand.hub.with(quiz());
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    private static HubDataset quiz() {
        return HubDataset.of(QUIZ)
                .licence("apache-2.0")
                .large("data/train-00000-of-00001.parquet", HubStand.fixture("quiz-snappy.parquet"))
                .large("data/validation-00000-of-00001.parquet", HubStand.fixture("quiz-more.parquet"));
    }

    private static CatalogueEntry entry(String name) {
        return Catalogue.shipped().get(name, "test");
    }

    private Imported imported(String name, SplitSizes sizes) throws InterruptedException {
        return stand.importer.run(stand.importer.plan(entry(name)), 42, sizes, directory.resolve("data"), false);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static List<String> ids(Imported imported, String part) throws IOException {
        return lines(imported.data()).stream()
                .filter(line -> line.path("part").asString().equals(part))
                .map(line -> line.path("id").asString())
                .toList();
    }

    @Test
    void aSubjectOfAParquetSetBecomesATaskThatLoads() throws Exception {
        Imported imported = imported("dental", SIZES);

        assertThat(imported.data()).isEqualTo(directory.resolve("data/dental.jsonl"));
        assertThat(lines(imported.data()).getFirst().propertyNames())
                .containsExactly("id", "part", "question", "answers", "options", "group", "source");
        assertThat(ids(imported, "train")).hasSize(8).allMatch(id -> id.startsWith("q0"));
        assertThat(ids(imported, "validation")).hasSize(4).allMatch(id -> id.startsWith("q0"));
        assertThat(ids(imported, "test")).hasSize(12).allMatch(id -> id.startsWith("q1"));
        assertThat(TaskSource.load(imported.taskFile(), directory, new SplitSizes(5, 2, 12), 42)
                        .splits()
                        .test())
                .hasSize(12)
                .extracting(Example::question)
                .allSatisfy(question -> assertThat(question).contains("\nOptions:\n(A) "));
    }

    @Test
    void theManifestSaysWhatTheImportRestsOn() throws Exception {
        Manifest manifest = imported("dental", SIZES).manifest();

        assertThat(Manifest.read(directory.resolve("data/dental.manifest.json")))
                .isEqualTo(manifest);
        assertThat(manifest)
                .returns("dental", Manifest::task)
                .returns(QUIZ, Manifest::dataset)
                .returns("main", Manifest::revision)
                .returns(quiz().commit(), Manifest::commit)
                .returns("apache-2.0", Manifest::licenceAsRead)
                .returns("2026-11-25", Manifest::date)
                .returns("1.2.3", Manifest::importer)
                .returns(42L, Manifest::seed);
        assertThat(manifest.files())
                .extracting(Manifest.SourceFile::address)
                .allMatch(address -> address.startsWith(
                        "https://huggingface.co/datasets/" + QUIZ + "/resolve/" + quiz().commit() + "/data/"));
        assertThat(manifest.files()).extracting(Manifest.SourceFile::sha256).allMatch(sum -> sum.length() == 64);
        assertThat(manifest.counts().rows()).isEqualTo(35);
        assertThat(manifest.items())
                .hasSize(24)
                .extracting(Manifest.Picked::row)
                .doesNotContain(1L, 4L);
        assertThat(manifest.output().size()).isEqualTo(Files.size(directory.resolve("data/dental.jsonl")));
    }

    @Test
    void itemsArePickedByTheSeedAndLargerPartsHoldTheSmallerOnes() throws Exception {
        Imported small = imported("dental", new SplitSizes(3, 0, 3));
        Path other = directory.resolve("other");
        ImportPlan plan = stand.importer.plan(entry("dental"));
        Imported large = stand.importer.run(plan, 42, new SplitSizes(9, 0, 9), other, false);
        Imported reseeded = stand.importer.run(plan, 43, new SplitSizes(9, 0, 9), directory.resolve("third"), false);

        assertThat(ids(large, "train")).startsWith(ids(small, "train").toArray(String[]::new));
        assertThat(ids(large, "test")).startsWith(ids(small, "test").toArray(String[]::new));
        assertThat(ids(reseeded, "train")).isNotEqualTo(ids(large, "train"));
        assertThat(ids(large, "train"))
                .isNotEqualTo(ids(large, "train").stream().sorted().toList());
    }

    @Test
    void testIsFilledUpFromTrainingItemsWhereTheEntrySaysSo() throws Exception {
        Imported imported = imported("dental", new SplitSizes(10, 0, 20));

        assertThat(ids(imported, "test")).hasSize(20).anyMatch(id -> id.startsWith("q0"));
        assertThat(ids(imported, "train")).doesNotContainAnyElementsOf(ids(imported, "test"));
    }

    @Test
    void theSameManifestGivesTheSameBytesWithoutAnyHost() throws Exception {
        Imported first = imported("dental", SIZES);
        Manifest manifest = Manifest.read(directory.resolve("data/dental.manifest.json"));
        stand.hub.with(quiz().file("README.md", "new")); // main has moved on
        stand.hub.plan(HubPlan.always("", Fault.status(503)));
        int asked = stand.hub.calls().size();

        Path again = directory.resolve("again");
        Imported second = stand.importer.repeat(entry("dental"), manifest, List.of(), again, false);

        assertThat(second.data()).hasSameBinaryContentAs(first.data());
        assertThat(again.resolve("dental.manifest.json"))
                .hasSameBinaryContentAs(directory.resolve("data/dental.manifest.json"));
        assertThat(stand.hub.calls()).hasSize(asked);
    }

    @Test
    void aManifestFetchesThePinnedFilesWhereTheCacheLacksThem() throws Exception {
        Imported first = imported("dental", SIZES);
        try (HubStand fresh = new HubStand(directory.resolve("another cache"))) {
            fresh.hub.with(quiz());
            Imported second =
                    fresh.importer.repeat(entry("dental"), first.manifest(), List.of(), directory.resolve("b"), false);
            assertThat(second.data()).hasSameBinaryContentAs(first.data());
        }
    }

    @Test
    void aDamagedFileInTheCacheIsNotUsed() throws Exception {
        Manifest manifest = imported("dental", SIZES).manifest();
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            Path train = files.filter(file -> file.toString().contains("train-0"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(train);
            bytes[100]++;
            Files.write(train, bytes);
        }

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() ->
                        stand.importer.repeat(entry("dental"), manifest, List.of(), directory.resolve("b"), false))
                .withMessageContainingAll("train-00000-of-00001.parquet", "is not the one that the manifest names");
    }

    @Test
    void anInterruptedImportGoesOnAndLeavesNothingHalfWritten() throws Exception {
        stand.hub.plan(call -> call.host().equals("cdn") && call.times() > 1
                ? Optional.of(Fault.status(502))
                : call.host().equals("cdn") ? Optional.of(WireFault.SHORT_BODY) : Optional.empty());
        assertThatExceptionOfType(OutageException.class)
                .isThrownBy(() -> imported("dental", SIZES))
                .withMessageContaining("goes on where it stopped");
        assertThat(directory.resolve("data")).doesNotExist();

        stand.hub.plan(HubPlan.none());
        assertThat(imported("dental", SIZES).fresh()).isTrue();
        assertThat(stand.hub.calls()).extracting(HubCall::range).anyMatch(range -> range != null);
        assertThat(directory.resolve("data").toFile().list())
                .containsExactlyInAnyOrder("dental.jsonl", "dental.manifest.json", "dental.yaml");
    }

    @Test
    void anImportThatWasKilledBetweenManifestAndDataIsMadeAnew() throws Exception {
        Imported whole = imported("dental", SIZES);
        byte[] data = Files.readAllBytes(whole.data());
        Files.delete(whole.data());
        Path manifest = directory.resolve("data/dental.manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("2026-11-25", "2026-11-24"));

        assertThat(imported("dental", SIZES).data()).hasBinaryContent(data);
        assertThat(Manifest.read(manifest).date()).isEqualTo("2026-11-25");
    }

    /** A host of files without checksums may have been a login page, or a file cut short, the first time. */
    @Test
    void whatGaveNoTaskIsNotKept() throws Exception {
        CatalogueEntry ethos = entry("ethos");
        SampleSource.serve(stand.hub, ethos, bytes -> "<html>Log in</html>".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> imported("ethos", SIZES));

        SampleSource.serve(stand.hub, ethos, bytes -> bytes);
        assertThat(imported("ethos", SIZES).fresh()).isTrue();
    }

    @Test
    void damagedDrawsInTheCacheAreNamed() throws Exception {
        CatalogueEntry beauty = entry("beauty");
        SampleSource.serve(stand.hub, beauty, bytes -> bytes);
        Manifest manifest = imported("beauty", new SplitSizes(1, 0, 1)).manifest();
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            Path draws = files.filter(file -> file.toString().contains(".draws-"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(draws, Files.readString(draws).replace("\t", " "));
        }
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> stand.importer.repeat(beauty, manifest, List.of(), directory.resolve("again"), false))
                .withMessageContaining(".draws-42");
    }

    @Test
    void whatStandsThereIsNotOverwrittenWithoutSayingSo() throws Exception {
        imported("dental", SIZES);
        assertThat(imported("dental", SIZES).fresh()).isFalse();
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> imported("dental", new SplitSizes(1, 1, 1)))
                .withMessageContainingAll("other settings (seed 42, 8 + 4 + 12 items)", "--overwrite");
        Files.writeString(directory.resolve("data/surgery.jsonl"), "mine");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> imported("surgery", SIZES))
                .withMessageContaining("no import made it");
        assertThat(directory.resolve("data/surgery.jsonl")).hasContent("mine");

        ImportPlan plan = stand.importer.plan(entry("surgery"));
        assertThat(stand.importer
                        .run(plan, 42, SIZES, directory.resolve("data"), true)
                        .fresh())
                .isTrue();
    }

    @Test
    void aSourceThatChangedItsColumnsIsNamed() {
        stand.hub.with(HubDataset.of(QUIZ)
                .large("data/train-0.parquet", HubStand.fixture("nested.parquet"))
                .large("data/validation-0.parquet", HubStand.fixture("nested.parquet")));
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> imported("dental", SIZES))
                .withMessageContainingAll("dental: No row of its data gave an item");

        stand.hub.with(HubDataset.of("openai/gsm8k")
                .large("main/train-0.parquet", HubStand.fixture("quiz-zstd.parquet"))
                .large("main/test-0.parquet", HubStand.fixture("quiz-more.parquet")));
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> imported("gsm8k", SIZES))
                .withMessageContainingAll(
                        "train-0.parquet, row 0", "another shape", "no column `answer`", "--manifest");
    }

    @Test
    void aSourceThatRenamedItsFilesIsNamed() {
        stand.hub.with(HubDataset.of(QUIZ).file("README.md", "moved"));

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> imported("dental", SIZES))
                .withMessageContainingAll("no longer has a file like `data/train-*.parquet`", "--from FILE");
    }

    @Test
    void aRenamedSetIsImportedUnderItsNewNameWhichTheManifestNames() throws Exception {
        HubDataset moved = new HubDataset("new/quiz", null, false, quiz().files(), quiz().large(), quiz().rows());
        stand.hub.renamed(QUIZ, "new/quiz").with(moved);

        assertThat(imported("dental", SIZES).manifest().dataset()).isEqualTo("new/quiz");
    }

    private static String reviews(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"rating\": %d.0, \"title\": \"No. %d\", \"text\": \"%s\", \"asin\": \"B\"}\n"
                        .formatted(1 + i % 5, i, "word ".repeat(1 + i % 40)))
                .collect(Collectors.joining());
    }

    @Test
    void aFileOfGigabytesIsReadAtSeededOffsetsAndGoesOnAfterAnInterruption() throws Exception {
        HubDataset amazon = HubDataset.of("McAuley-Lab/Amazon-Reviews-2023")
                .large("raw/review_categories/All_Beauty.jsonl", reviews(4000).getBytes(StandardCharsets.UTF_8));
        stand.hub.with(amazon);
        stand.hub.plan(call ->
                call.range() != null && call.ordinal() > 60 ? Optional.of(Fault.status(503)) : Optional.empty());
        SplitSizes sizes = new SplitSizes(10, 5, 15);
        assertThatExceptionOfType(OutageException.class).isThrownBy(() -> imported("beauty", sizes));
        stand.hub.plan(HubPlan.none());
        Imported imported = imported("beauty", sizes);

        assertThat(ids(imported, "train")).hasSize(10);
        assertThat(ids(imported, "test")).hasSize(15);
        assertThat(lines(imported.data()).getFirst().path("question").asString())
                .startsWith("title: No. ");
        assertThat(imported.manifest().files()).singleElement().satisfies(file -> {
            assertThat(file.drawn()).isGreaterThanOrEqualTo(30);
            assertThat(file.size()).isEqualTo(amazon.large().values().iterator().next().length);
        });
        long offset =
                lines(imported.data()).getFirst().path("source").path("row").asLong();
        assertThat(reviews(4000).substring((int) offset))
                .startsWith("{\"rating\"")
                .contains(lines(imported.data())
                        .getFirst()
                        .path("question")
                        .asString()
                        .split("\n", -1)[0]
                        .substring(7));
        assertThat(stand.hub.calls())
                .filteredOn(call -> call.host().equals("cdn"))
                .hasSizeLessThan(80);

        try (HubStand fresh = new HubStand(directory.resolve("another cache"))) {
            fresh.hub.with(amazon);
            assertThat(fresh.importer
                            .repeat(entry("beauty"), imported.manifest(), List.of(), directory.resolve("b"), false)
                            .data())
                    .hasSameBinaryContentAs(imported.data());
        }
    }

    @Test
    void aFileOfOnesOwnInTheSourcesPlace() throws Exception {
        Path file = Files.writeString(directory.resolve("mine.jsonl"), reviews(50));
        Imported imported =
                stand.importer.from(entry("beauty"), List.of(file), 42, SIZES, directory.resolve("data"), false);

        assertThat(imported.manifest().counts().picked().values()).containsExactly(8, 4, 12);
        assertThat(stand.hub.calls()).isEmpty();
        assertThat(stand.importer
                        .repeat(entry("beauty"), imported.manifest(), List.of(file), directory.resolve("b"), false)
                        .data())
                .hasSameBinaryContentAs(imported.data());
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> stand.importer.repeat(
                        entry("beauty"), imported.manifest(), List.of(), directory.resolve("c"), false))
                .withMessageContaining("Name it by --from FILE.");
    }
}

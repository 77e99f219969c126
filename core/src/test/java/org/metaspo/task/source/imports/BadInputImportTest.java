package org.metaspo.task.source.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.Spoiler;
import org.metaspo.event.Listener;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.OutageException;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;
import org.metaspo.task.source.fetch.Cache;
import org.metaspo.task.source.fetch.DataHosts;
import org.metaspo.testbed.Hub;
import org.metaspo.testbed.Trials;

/**
 * Whatever a host answers, and whatever its files hold, an import is whole or is refused by one message: never another
 * exception, never a hang, never half a task. Once the host is well again, the same command gives what it would have given.
 */
class BadInputImportTest {
    private static final SplitSizes SIZES = new SplitSizes(1, 0, 2);

    @TempDir
    Path directory;

    /** One of each shape of source that is no Parquet: JSON, lines, tables, zipped, archived, drawn. */
    static List<String> entries() {
        return Catalogue.shipped().entries().stream()
                .filter(entry -> entry.origin()
                        .filter(source -> source.format() != DataSource.Format.PARQUET)
                        .isPresent())
                .map(CatalogueEntry::dataName)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anyAnswerIsATaskOrARefusal(String name) throws Exception {
        CatalogueEntry entry = Catalogue.shipped().get(name, "test");
        try (Hub hub = Hub.start()) {
            SampleSource.serve(hub, entry, UnaryOperator.identity());
            Path good = directory.resolve("good");
            run(hub.url(), entry, directory.resolve("good cache"), good);
            int trials = Trials.count(2, 200);
            long first = Trials.first();
            for (long seed = first; seed < first + trials; seed++) {
                long at = seed;
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> trial(hub, entry, good, at), () -> name + ", seed " + at);
            }
        }
    }

    /** Spoils what the host says in one half of the trials, and what its files hold in the other. */
    private void trial(Hub hub, CatalogueEntry entry, Path good, long seed) throws Exception {
        Random random = new Random(seed);
        Path cache = directory.resolve("cache " + seed);
        Path folder = directory.resolve("to " + seed);
        if (random.nextBoolean()) {
            try (SpoiltMirror mirror = new SpoiltMirror(hub.url(), random)) {
                accept(mirror.url(), entry, cache, folder);
            }
        } else {
            try (Hub spoilt = Hub.start()) {
                SampleSource.serve(spoilt, entry, new Spoiler(random)::spoil);
                accept(spoilt.url(), entry, cache, folder);
            }
        }
        if (files(folder).isEmpty()) {
            run(hub.url(), entry, cache, folder);
            assertThat(folder.resolve(entry.dataName() + ".jsonl"))
                    .hasSameBinaryContentAs(good.resolve(entry.dataName() + ".jsonl"));
        }
        assertThat(files(folder)).as("whole").hasSameElementsAs(files(good));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beauty", "ethos", "squad"})
    void anyManifestIsRepeatedOrRefused(String name) throws Exception {
        CatalogueEntry entry = Catalogue.shipped().get(name, "test");
        try (Hub hub = Hub.start()) {
            SampleSource.serve(hub, entry, UnaryOperator.identity());
            Path good = directory.resolve("good");
            run(hub.url(), entry, directory.resolve("cache"), good);
            byte[] manifest = Files.readAllBytes(good.resolve(name + ".manifest.json"));
            long first = Trials.first();
            for (long seed = first; seed < first + Trials.count(40, 1_500); seed++) {
                Path spoilt =
                        Files.write(directory.resolve("spoilt.json"), new Spoiler(new Random(seed)).spoil(manifest));
                Path folder = directory.resolve("to " + seed);
                long at = seed;
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> refusedAsAWhole(folder, () -> repeat(hub.url(), entry, spoilt, folder)),
                        () -> name + ", seed " + at);
            }
        }
    }

    private void repeat(String url, CatalogueEntry entry, Path manifest, Path folder) throws InterruptedException {
        Manifest read = Manifest.read(manifest);
        if (read.task().equals(entry.dataName())) {
            with(url, directory.resolve("cache"), importer -> importer.repeat(entry, read, List.of(), folder, false));
        }
    }

    private static void accept(String url, CatalogueEntry entry, Path cache, Path folder) throws Exception {
        refusedAsAWhole(folder, () -> run(url, entry, cache, folder));
    }

    private static void refusedAsAWhole(Path folder, Executable importing) throws Exception {
        try {
            importing.execute();
        } catch (BadInputException | OutageException refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(70_000).doesNotContain("\tat ");
            assertThat(files(folder)).isEmpty();
        }
    }

    private interface Executable {
        void execute() throws InterruptedException;
    }

    private interface Importing {
        void with(Importer importer) throws InterruptedException;
    }

    private static void run(String url, CatalogueEntry entry, Path cache, Path folder) throws InterruptedException {
        with(url, cache, importer -> importer.run(importer.plan(entry), 1, SIZES, folder, false));
    }

    private static void with(String url, Path cache, Importing importing) throws InterruptedException {
        Map<String, @Nullable String> environment = new HashMap<>();
        environment.put("METASPO_MIRROR", url);
        try (DataHosts hosts = new DataHosts(environment::get, new Cache(cache), pause -> {}, Listener.NONE)) {
            importing.with(new Importer(hosts, Listener.NONE, LocalDate.of(2026, 11, 26), "1.2.3"));
        }
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}

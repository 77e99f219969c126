package org.metaspo.task.source.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;

/** What {@code checked: loopback} claims: every entry's rows, laid out as its source lays them out, become its items. */
class CatalogueImportTest {
    private static final SplitSizes SIZES = new SplitSizes(1, 0, 2);

    @TempDir
    Path directory;

    static List<String> entries() {
        return Catalogue.shipped().entries().stream()
                .filter(entry -> entry.origin().isPresent())
                .map(CatalogueEntry::dataName)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsImportedFromAFileInTheSourcesPlace(String name) throws Exception {
        CatalogueEntry entry = Catalogue.shipped().get(name, "test");
        Path file = Files.writeString(directory.resolve("rows.jsonl"), SampleSource.lines(entry.sample()));
        try (HubStand stand = new HubStand(directory.resolve("cache"))) {
            Imported imported = stand.importer.from(entry, List.of(file), 1, SIZES, directory, false);

            assertThat(imported.manifest().items()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryButParquetIsImportedFromItsHost(String name) throws Exception {
        CatalogueEntry entry = Catalogue.shipped().get(name, "test");
        DataSource source = entry.origin().orElseThrow();
        assumeThat(source.format()).as("no library here writes it").isNotEqualTo(DataSource.Format.PARQUET);
        try (HubStand stand = new HubStand(directory.resolve("cache"))) {
            SampleSource.serve(stand.hub, entry, UnaryOperator.identity());
            Imported imported =
                    stand.importer.run(stand.importer.plan(entry), 1, SIZES, directory.resolve("data"), false);

            assertThat(imported.manifest().items()).isNotEmpty();
            assertThat(stand.importer
                            .repeat(entry, imported.manifest(), List.of(), directory.resolve("again"), false)
                            .data())
                    .hasSameBinaryContentAs(imported.data());
        }
    }
}

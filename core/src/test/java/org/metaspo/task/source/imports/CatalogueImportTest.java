package org.metaspo.task.source.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;
import org.metaspo.testbed.HubDataset;
import tools.jackson.databind.node.ObjectNode;

/** What {@code checked: loopback} claims: every entry's rows, laid out as its source lays them out, become its items. */
class CatalogueImportTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
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
        Path file = Files.writeString(directory.resolve("rows.jsonl"), lines(entry.sample()));
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
            serve(stand, entry, source);
            Imported imported =
                    stand.importer.run(stand.importer.plan(entry), 1, SIZES, directory.resolve("data"), false);

            assertThat(imported.manifest().items()).isNotEmpty();
            assertThat(stand.importer
                            .repeat(entry, imported.manifest(), List.of(), directory.resolve("again"), false)
                            .data())
                    .hasSameBinaryContentAs(imported.data());
        }
    }

    private static void serve(HubStand stand, CatalogueEntry entry, DataSource source) throws IOException {
        Map<String, byte[]> files = files(entry, source);
        switch (source.host()) {
            case HUB -> {
                HubDataset dataset = HubDataset.of(source.name());
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    dataset = dataset.large(file.getKey(), file.getValue());
                }
                stand.hub.with(dataset).revision(String.valueOf(source.revision()));
            }
            case CODE -> {
                String commit = String.valueOf(source.revision()).matches("[0-9a-f]{40}") ? source.revision() : COMMIT;
                stand.hub.site(
                        "api.github.com/repos/" + source.name() + "/commits/" + source.revision(),
                        COMMIT.getBytes(StandardCharsets.UTF_8));
                files.forEach((path, bytes) -> stand.hub.site(
                        "raw.githubusercontent.com/" + source.name() + "/" + commit + "/" + path, bytes));
            }
            case SITE ->
                files.forEach(
                        (path, bytes) -> stand.hub.site(source.name().substring("https://".length()) + path, bytes));
        }
    }

    /** The source's files, each with all the sample rows; archives with all their members. */
    private static Map<String, byte[]> files(CatalogueEntry entry, DataSource source) throws IOException {
        byte[] content = content(entry.sample(), source);
        List<String> names = source.files().values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            int mark = name.indexOf("!/");
            if (mark < 0) {
                files.put(name.replace("*", "0"), name.endsWith(".gz") ? zipped(content) : content);
                continue;
            }
            String archive = name.substring(0, mark);
            files.put(
                    archive,
                    archive(
                            content,
                            names.stream()
                                    .filter(other -> other.startsWith(archive + "!/"))
                                    .map(other -> other.substring(mark + 2))));
        }
        return files;
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] archive(byte[] content, Stream<String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String member : members.toList()) {
                out.putNextEntry(new ZipEntry(member));
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] content(List<ObjectNode> rows, DataSource source) {
        String text =
                switch (source.format()) {
                    case JSON -> document(rows, source.records());
                    case JSONL ->
                        // Read at offsets, a file of three lines would have its first one passed over.
                        (source.skip() == null ? "" : "{\"" + source.skip() + "\": {}}\n")
                                + lines(rows).repeat(source.sampled() ? 20 : 1);
                    case CSV -> table(rows, source, ",");
                    case TSV -> table(rows, source, "\t");
                    case PARQUET -> throw new IllegalArgumentException("no text");
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String document(List<ObjectNode> rows, String pointer) {
        String list = rows.toString();
        return pointer.isEmpty()
                ? list
                : "{\"" + pointer.substring(1) + "\": " + list + ", \"task_prefix\": \"Read.\"}";
    }

    private static String lines(List<ObjectNode> rows) {
        return rows.stream().map(row -> row + "\n").collect(Collectors.joining());
    }

    private static String table(List<ObjectNode> rows, DataSource source, String usual) {
        String separator = source.separator() == null ? usual : source.separator();
        List<String> columns =
                source.columns().isEmpty() ? List.copyOf(rows.getFirst().propertyNames()) : source.columns();
        String header = source.columns().isEmpty() ? String.join(separator, columns) + "\n" : "";
        return header
                + rows.stream()
                        .map(row -> columns.stream()
                                        .map(column -> cell(row, column, source.quoted()))
                                        .collect(Collectors.joining(separator))
                                + "\n")
                        .collect(Collectors.joining());
    }

    private static String cell(ObjectNode row, String column, boolean quoted) {
        String text = row.path(column).asString("");
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}

package org.metaspo.task.source.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;
import org.metaspo.testbed.Hub;
import org.metaspo.testbed.HubDataset;
import tools.jackson.databind.node.ObjectNode;

/** An entry's sample rows, laid out and named as its source does it; Parquet apart, which no library here writes. */
final class SampleSource {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private SampleSource() {}

    /**
     * Has a hub serve an entry's sample rows in the source's place.
     *
     * @param change what becomes of each file's bytes
     */
    static void serve(Hub hub, CatalogueEntry entry, UnaryOperator<byte[]> change) throws IOException {
        DataSource source = entry.origin().orElseThrow();
        Map<String, byte[]> files = files(entry, source);
        files.replaceAll((path, bytes) -> change.apply(bytes));
        switch (source.host()) {
            case HUB -> {
                HubDataset dataset = HubDataset.of(source.name());
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    dataset = dataset.large(file.getKey(), file.getValue());
                }
                hub.with(dataset).revision(String.valueOf(source.revision()));
            }
            case CODE -> {
                String commit = String.valueOf(source.revision()).matches("[0-9a-f]{40}") ? source.revision() : COMMIT;
                hub.site(
                        "api.github.com/repos/" + source.name() + "/commits/" + source.revision(),
                        COMMIT.getBytes(StandardCharsets.UTF_8));
                files.forEach((path, bytes) ->
                        hub.site("raw.githubusercontent.com/" + source.name() + "/" + commit + "/" + path, bytes));
            }
            case SITE ->
                files.forEach((path, bytes) -> hub.site(source.name().substring("https://".length()) + path, bytes));
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

    static String lines(List<ObjectNode> rows) {
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

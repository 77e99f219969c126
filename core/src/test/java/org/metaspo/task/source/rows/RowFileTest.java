package org.metaspo.task.source.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.problem.BadInputException;

/** Every format gives the same kind of rows. The Parquet fixtures are made by write-fixtures.py beside them. */
class RowFileTest {
    @TempDir
    Path directory;

    private static List<Row> all(RowFile file) {
        List<Row> rows = new ArrayList<>();
        try (Rows reading = file.open()) {
            reading.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static Path fixture(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(RowFileTest.class.getResource(name)).toURI());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static List<String> values(RowFile file) {
        return all(file).stream().map(row -> row.value().toString()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "none"})
    void parquetInEveryUsualCompressionAndSeveralRowGroups(String compression) throws Exception {
        List<Row> rows = all(RowFile.of(fixture("quiz-" + compression + ".parquet")));

        assertThat(rows).hasSize(60).extracting(Row::number).startsWith(0L, 1L).endsWith(59L);
        assertThat(rows.get(1).value()).hasToString("""
                {"id":"q001","question":"Which of these is number 1?","opa":"1","opb":"2","opc":"3","opd":"4",\
                "cop":1,"exp":null,"subject_name":"Gynaecology & Obstetrics","choice_type":"single",\
                "topic_name":null}""");
        assertThat(rows.get(59).place()).endsWith("quiz-" + compression + ".parquet, row 59");
    }

    @Test
    void parquetWithListsStructsMapsAndTypesThatJsonLacks() throws Exception {
        assertThat(values(RowFile.of(fixture("nested.parquet")))).containsExactly("""
                {"question":"Who mended the green gate?","answers":{"text":["Ada","Ada Smith"],"answer_start":[4,4]},\
                "turns":[{"who":"a","said":"Hello"},{"who":"b","said":null}],"share":0.25,"right":true,"on":"2024-02-29",\
                "price":12.50,"raw":"plain","scores":{"x":1,"y":2}}""", """
                {"question":"When was it painted?","answers":{"text":["1911"],"answer_start":[17]},"turns":[],\
                "share":null,"right":false,"on":null,"price":null,"raw":"/wA=","scores":null}""");
    }

    @Test
    void aParquetFileThatWasCutOffIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(fixture("quiz-snappy.parquet"));
        Path cut = directory.resolve("cut.parquet");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 100));

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> all(RowFile.of(cut)))
                .withMessageContaining("cut.parquet")
                .withMessageContaining("Fetch it again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "a.csv  | q,n\\n\"x, y\",1\\nz,\\n       | a.csv:2 | a.csv:3",
                "a.tsv  | q\\tn\\nx, y\\t1\\nz\\t\\n     | a.tsv:2 | a.tsv:3",
                "a.jsonl| {\"q\":\"x, y\",\"n\":\"1\"}\\n\\n{\"q\":\"z\",\"n\":null}\\n | a.jsonl:1 | a.jsonl:3",
                "a.json | [{\"q\":\"x, y\",\"n\":\"1\"},{\"q\":\"z\",\"n\":null}]       | a.json, item 1 | a.json, item 2",
            })
    void theSameRowsFromEveryTextFormat(String name, String text, String first, String second) throws IOException {
        String content = text.translateEscapes();
        RowFile plain = RowFile.of(write(name, content));

        assertThat(values(plain)).containsExactly("{\"q\":\"x, y\",\"n\":\"1\"}", "{\"q\":\"z\",\"n\":null}");
        assertThat(all(plain))
                .extracting(Row::place)
                .satisfiesExactly(
                        place -> assertThat(place).endsWith(first),
                        place -> assertThat(place).endsWith(second));
        assertThat(values(RowFile.of(zipped(name + ".gz", content)))).isEqualTo(values(plain));
    }

    private Path zipped(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void aTableWithoutHeaderAndQuotesInAnArchive() throws IOException {
        Path archive = directory.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            out.putNextEntry(new ZipEntry("train.tsv"));
            out.write("1.json\tfalse\tHe said \"no\".\n2.json\ttrue\tYes\n".getBytes(StandardCharsets.UTF_8));
        }
        Layout layout = new Layout(RowFormat.TSV, "", List.of(), List.of("id", "label", "statement"), null, false);

        assertThat(values(new RowFile(archive, "train.tsv", layout)))
                .first()
                .isEqualTo("{\"id\":\"1.json\",\"label\":\"false\",\"statement\":\"He said \\\"no\\\".\"}");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> all(new RowFile(archive, "other.tsv", layout)))
                .withMessageContaining("a.zip!/other.tsv: The file cannot be read.");
    }

    @Test
    void rowsWithinADocumentWithKeysThatEachOfThemGets() throws IOException {
        Path file = write(
                "task.json", "{\"task_prefix\": \"Read.\", \"examples\": [{\"input\": \"a\"}, {\"input\": \"b\"}]}");
        Layout layout =
                new Layout(RowFormat.JSON, "/examples", List.of("task_prefix", "absent"), List.of(), null, true);

        assertThat(values(new RowFile(file, null, layout)))
                .containsExactly(
                        "{\"input\":\"a\",\"task_prefix\":\"Read.\"}", "{\"input\":\"b\",\"task_prefix\":\"Read.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "a.json  | [{}] 1      | something follows the list",
                "a.json  | [{},        | a.json:1: This is not JSON",
                "a.json  | {}          | The file must hold a list",
                "a.json  | %  %        | The file is empty.",
                "a.jsonl | {\"a\":1,\"a\":2} | a.jsonl:1: This is not JSON",
                "a.tsv   | a\\tb\\n1   | a.tsv:2: The row has 1 cells, the header 2.",
                "a.csv.gz| a,b         | The file is not in gzip's format.",
                "a.txt   | a           | Data of this kind cannot be read.",
            })
    void whatIsWrongIsNamed(String name, String text, String expected) throws IOException {
        Path file = write(name, text.translateEscapes());

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> all(RowFile.of(file)))
                .withMessageContaining(expected);
    }
}

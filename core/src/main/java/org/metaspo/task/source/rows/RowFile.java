package org.metaspo.task.source.rows;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/**
 * A file of rows. One whose name ends in {@code .gz} is unzipped on the way.
 *
 * @param file the file
 * @param member where the file is a ZIP archive: the member that holds the rows; else null
 * @param layout how the rows lie in it
 */
public record RowFile(Path file, @Nullable String member, Layout layout) {
    private static final String READABLE = "Give a .json, .jsonl, .csv, .tsv or .parquet file.";

    /**
     * A file whose name tells its format.
     *
     * @throws BadInputException where it does not
     */
    public static RowFile of(Path file) {
        RowFormat format = RowFormat.of(String.valueOf(file.getFileName()))
                .orElseThrow(
                        () -> new BadInputException(file.toString(), "Data of this kind cannot be read.", READABLE));
        return new RowFile(file, null, Layout.of(format));
    }

    /** The file, with the archive's member where there is one: what messages name. */
    public String place() {
        return member == null ? file.toString() : file + "!/" + member;
    }

    /**
     * Opens it. What is wrong in a row shows when the row is read.
     *
     * @throws BadInputException where it cannot be read, or is nothing of its format
     */
    public Rows open() {
        try {
            return switch (layout.format()) {
                case PARQUET -> ParquetRows.open(file);
                case JSON -> JsonRows.open(stream(), place(), layout);
                case JSONL -> new LineRows(stream(), place());
                case CSV, TSV -> TableRows.open(stream(), place(), layout);
            };
        } catch (IOException e) {
            throw Utf8.unreadable(place(), e);
        }
    }

    private InputStream stream() throws IOException {
        InputStream bytes = member == null ? Files.newInputStream(file) : member(file, member);
        String name = (member == null ? file.toString() : member).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".gz")) {
            return bytes;
        }
        try {
            return new GZIPInputStream(bytes, 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw new BadInputException(
                    place(), "The file is not in gzip's format.", "Take .gz out of its name, or fetch it again.", e);
        }
    }

    private static InputStream member(Path file, String name) throws IOException {
        ZipFile archive = new ZipFile(file.toFile());
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            archive.close();
            throw new FileNotFoundException("the archive has no member " + name);
        }
        return new FilterInputStream(archive.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                super.close();
                archive.close();
            }
        };
    }
}

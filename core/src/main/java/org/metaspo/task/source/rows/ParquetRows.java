package org.metaspo.task.source.rows;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.metaspo.problem.BadInputException;

/** The rows of a Parquet file: uncompressed, Snappy, gzip or Zstandard pages; nested lists and structs. */
final class ParquetRows implements Rows {
    /** Of a row group, decompressed; many times as long as the largest takes. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final String place;
    private final ParquetFileReader file;
    private final RowReader rows;
    private long number;

    /** Reading begins with the first pages: where they are damaged it would never end. */
    private ParquetRows(String place, ParquetFileReader file, Duration longest) {
        this.place = place;
        this.file = file;
        this.rows = Patient.within(longest, file::rowReader);
    }

    static ParquetRows open(Path path) throws IOException {
        return open(path, LONGEST);
    }

    /** @param longest time for the first rows */
    static ParquetRows open(Path path, Duration longest) throws IOException {
        if (!Files.isReadable(path)) {
            throw new NoSuchFileException(path.toString());
        }
        try {
            return new ParquetRows(path.toString(), ParquetFileReader.open(InputFile.of(path)), longest);
        } catch (IllegalArgumentException | IllegalStateException | IOException | UncheckedIOException e) {
            throw damaged(path.toString(), e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (IllegalArgumentException
                | IllegalStateException
                | UncheckedIOException
                | UnsupportedOperationException e) {
            throw damaged(place, e);
        }
    }

    @Override
    public Row next() {
        try {
            rows.next();
            return new Row(number, place + ", row " + number++, ParquetCells.row(rows));
        } catch (IllegalArgumentException
                | IllegalStateException
                | UncheckedIOException
                | UnsupportedOperationException e) {
            throw damaged(place + ", row " + number, e);
        }
    }

    private static BadInputException damaged(String at, Exception cause) {
        return new BadInputException(
                at,
                "This is no Parquet file that can be read (" + cause.getMessage() + ").",
                "Fetch it again, or write it anew with Snappy or Zstandard compression.",
                cause);
    }

    @Override
    public void close() {
        rows.close();
        try {
            file.close();
        } catch (IOException e) {
            throw Utf8.unreadable(place, e);
        }
    }
}

package org.metaspo.task.source.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.Spoiler;
import org.metaspo.problem.BadInputException;
import org.metaspo.testbed.Trials;

/** Whatever a table holds, its rows are read, or it is refused by a message with its place. */
class BadInputRowsTest {
    private static final Duration LONGEST = Duration.ofMillis(300);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"quiz-none.parquet", "quiz-snappy.parquet", "nested.parquet"})
    void anyTableIsReadOrRefused(String name) throws IOException {
        byte[] good;
        try (InputStream in = Objects.requireNonNull(RowFile.class.getResourceAsStream(name))) {
            good = in.readAllBytes();
        }
        Path file = directory.resolve(name);
        long first = Trials.first();
        for (long seed = first; seed < first + Trials.count(4, 300); seed++) {
            long at = seed;
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                        Files.write(file, new Spoiler(new Random(at)).spoil(good));
                        read(file);
                    },
                    () -> name + ", seed " + at);
        }
    }

    private static void read(Path file) throws IOException {
        try (Rows rows = ParquetRows.open(file, LONGEST)) {
            while (rows.hasNext()) {
                assertThat(rows.next().value()).isNotNull();
            }
        } catch (BadInputException refused) {
            assertThat(refused).hasMessageContaining(String.valueOf(file.getFileName()));
        }
    }
}

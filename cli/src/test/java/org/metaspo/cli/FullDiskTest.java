package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.testbed.Trials;

/**
 * Without space a process ends with exit code 70 and a message that names the file; with space again the run goes on to the
 * result of one that nothing happened to, and asks for nothing that was recorded.
 */
@DisabledOnOs(OS.WINDOWS)
class FullDiskTest {
    @TempDir
    static Path directory;

    private static Undisturbed undisturbed;

    @BeforeAll
    static void undisturbed() throws Exception {
        undisturbed = Undisturbed.in(directory);
    }

    @AfterAll
    static void close() throws IOException {
        undisturbed.close();
    }

    static LongStream trials() {
        return Trials.seeds(1, 40);
    }

    private static void assertRefusedInWords(Program.End end, Path run) {
        assertThat(end.text()).doesNotContain("\tat ");
        if (end.exitCode() != 0) {
            assertThat(end.exitCode()).as(end.text()).isEqualTo(ExitCode.UNEXPECTED);
            assertThat(end.text()).contains("metaspo: " + run).containsAnyOf("space", "permissions");
        }
    }

    /** No file may grow beyond a size: the journal, its log, or one of the result's. */
    @ParameterizedTest
    @MethodSource("trials")
    void noFileMayGrow(long seed) throws Exception {
        Path run = directory.resolve("limited-" + seed);
        long before = undisturbed.asked();
        long bytes = 40_000 + new Random(seed).nextLong(2_000_000);
        Program limited = Program.withFileLimit(bytes, Undisturbed.out(run), undisturbed.next(run));
        assertRefusedInWords(limited.end(), run);
        undisturbed.assertWhole(run);
        assertThat(undisturbed.asked() - before - undisturbed.calls())
                .as("repeated")
                .isBetween(0L, (long) Undisturbed.CONCURRENCY);
    }

    /** A file system of its own that becomes full. */
    @ParameterizedTest
    @MethodSource("trials")
    void theFileSystemIsFull(long seed) throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk-" + seed));
        long kilobytes = 100 + new Random(seed).nextLong(5_000);
        assumeThat(does("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", disk.toString()))
                .as("a file system may be mounted here")
                .isTrue();
        try {
            Path run = disk.resolve("run");
            long before = undisturbed.asked();
            Program.End end = Program.start(directory.resolve("disk-" + seed + ".out"), undisturbed.next(run))
                    .end();
            assertRefusedInWords(end, run);
            assertThat(does("mount", "-o", "remount,size=100m", disk.toString()))
                    .isTrue();
            undisturbed.assertWhole(run);
            assertThat(undisturbed.asked() - before - undisturbed.calls())
                    .as("repeated")
                    .isBetween(0L, (long) Undisturbed.CONCURRENCY);
        } finally {
            assertThat(does("umount", disk.toString())).isTrue();
        }
    }

    private static boolean does(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}

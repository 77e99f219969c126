package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
 * A run whose journal is spoilt goes on to the result of one that nothing happened to, or is refused in words that name the
 * file and what helps; and what helps does help.
 */
@DisabledOnOs(OS.WINDOWS)
class DamagedRunTest {
    @TempDir
    static Path directory;

    private static Undisturbed undisturbed;
    private static Path killed = Path.of("");

    @BeforeAll
    static void kill() throws Exception {
        undisturbed = Undisturbed.in(directory);
        killed = directory.resolve("killed");
        undisturbed.killInTheMiddle(killed);
    }

    @AfterAll
    static void close() throws IOException {
        undisturbed.close();
    }

    static LongStream trials() {
        return Trials.seeds(5, 200);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void goesOnOrIsRefusedInWords(long seed) throws Exception {
        Random random = new Random(seed);
        Path run = Files.createDirectory(directory.resolve("damaged-" + seed));
        Undisturbed.copyJournal(random.nextInt(4) == 0 ? undisturbed.run() : killed, run);
        spoil(run, random);
        Undisturbed.Done resumed = Undisturbed.metaspo("resume", run.toString());
        assertThat(resumed.said()).doesNotContain("\tat ", "unexpected", "Exception");
        if (resumed.exitCode() == ExitCode.DONE) {
            undisturbed.assertSame(run);
            return;
        }
        assertThat(resumed.exitCode()).as(resumed.said()).isIn(ExitCode.BAD_INPUT, ExitCode.UNEXPECTED);
        assertThat(resumed.said()).contains(run.toString()).contains("metaspo journal salvage");
        Undisturbed.Done checked = Undisturbed.metaspo("journal", "check", run.toString());
        assertThat(checked.exitCode()).as(resumed.said() + checked.said()).isEqualTo(ExitCode.CHECK_FAILED);
        Undisturbed.Done saved = Undisturbed.metaspo("journal", "salvage", run.toString());
        if (saved.exitCode() == ExitCode.BAD_INPUT) {
            assertThat(checked.said()).contains("the plan of the run is lost");
            assertThat(saved.said()).contains(run.toString());
            return;
        }
        assertThat(saved.exitCode()).as(saved.said()).isZero();
        doAsTold(saved.said());
        Undisturbed.Done again = Undisturbed.metaspo("resume", run.toString());
        assertThat(again.exitCode()).as(again.said()).isZero();
        undisturbed.assertSame(run);
    }

    /** A bit flipped, a stretch zeroed, or a file cut; in the journal or its log. */
    private static void spoil(Path run, Random random) throws IOException {
        Path log = run.resolve("journal.db-wal");
        Path file = Files.exists(log) && random.nextBoolean() ? log : run.resolve("journal.db");
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, at);
            case 1 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(100_000)), (byte) 0);
            default -> bytes[random.nextBoolean() ? at : at % 200] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bytes);
    }

    /** The commands that `journal salvage` prints, but for the last, which is to resume. */
    private static void doAsTold(String said) throws IOException, InterruptedException {
        List<String> commands =
                said.lines().filter(line -> line.startsWith("  ")).toList();
        assertThat(commands).hasSize(3).last().asString().contains("metaspo resume");
        for (String command : commands.subList(0, 2)) {
            assertThat(new ProcessBuilder("sh", "-c", command)
                            .inheritIO()
                            .start()
                            .waitFor())
                    .as(command)
                    .isZero();
        }
    }
}

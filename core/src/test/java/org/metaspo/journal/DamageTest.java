package org.metaspo.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.journal.Questions.answer;
import static org.metaspo.journal.Questions.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.metaspo.Seeds;
import org.metaspo.model.Answer;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;

/**
 * Whatever happens to a journal's bytes: it is refused in words, or it holds what was recorded. What is salvaged was
 * recorded so.
 */
class DamageTest {
    private static final int ANSWERS = 60;
    private static final StopRecord STOP = new StopRecord(3, "outer/1", "budget", "used up");

    private static Path directory = Path.of("");
    private static final Map<Identity, Answer> RECORDED = new LinkedHashMap<>();

    /** One journal as a process left it that ended, one as a process left it that was killed. */
    @BeforeAll
    static void record() throws IOException {
        directory = Files.createTempDirectory("damage");
        Path file = Files.createDirectory(directory.resolve("working")).resolve("journal.db");
        try (Journal journal = Journal.create(file, Map.of("plan", "{\"items\": \"" + "many ".repeat(9000) + "\"}"))) {
            for (int i = 0; i < ANSWERS; i++) {
                var request = request(Role.TASK, "System prompt " + i % 3, "Question " + i + "?", "0");
                Answer given = answer("Answer " + i + (i % 20 == 7 ? " long".repeat(5000) : ""));
                Identity identity = Identity.of(request);
                long attempt = journal.reserve(Role.TASK, 100, BigDecimal.ONE);
                journal.record(identity, request, given, attempt, new BigDecimal("0.25"));
                RECORDED.put(identity, given);
            }
            journal.failed(0, Role.JUDGE, 7, BigDecimal.ONE, "HTTP 503");
            journal.stopped(STOP);
            journal.testRead("an end");
            copy(directory.resolve("working"), directory.resolve("killed"));
        }
        copy(directory.resolve("working"), directory.resolve("ended"));
    }

    @AfterAll
    static void delete() throws IOException {
        remove(directory);
    }

    private static void remove(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    /** What SQLite keeps in shared memory is made anew after a kill. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String part : List.of("journal.db", "journal.db-wal")) {
            if (Files.exists(from.resolve(part))) {
                Files.copy(from.resolve(part), to.resolve(part));
            }
        }
    }

    /** Changes a copy, looks at all that may come of it, and deletes it. */
    private static void whenDamaged(String which, Change change) {
        try {
            Path run = Files.createTempDirectory(directory, which);
            copy(directory.resolve(which), run);
            change.apply(run);
            Path file = run.resolve("journal.db");
            Inspection inspection = Inspection.of(file);
            if (inspection.hasPlan()) {
                Salvage.Saved saved = Salvage.of(file, run.resolve("saved.db"));
                assertThat(saved.answers()).isEqualTo(inspection.answers().whole());
                assertThat(answers(saved.to())).isEqualTo(saved.answers());
            }
            assertThat(Inspection.of(file)).as("looking changes nothing").isEqualTo(inspection);
            assertOpens(file, inspection);
            remove(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertOpens(Path file, Inspection inspection) {
        try {
            long answers = answers(file);
            assertThat(answers)
                    .as("all that check says is there")
                    .isGreaterThanOrEqualTo(inspection.answers().whole());
        } catch (JournalException | BadInputException e) {
            assertThat(inspection.damage()).as("%s", e.getMessage()).isNotEmpty();
            assertThat(e.getMessage()).contains(file.toString());
        }
    }

    /** How many answers a journal holds; each as it was recorded. */
    private static long answers(Path file) {
        long found = 0;
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.meta("plan"))
                    .hasValueSatisfying(plan -> assertThat(plan).endsWith("many \"}"));
            for (Map.Entry<Identity, Answer> recorded : RECORDED.entrySet()) {
                Answer answer = journal.find(recorded.getKey());
                if (answer != null) {
                    assertThat(answer).isEqualTo(recorded.getValue());
                    found++;
                }
            }
            assertThat(journal.size()).isEqualTo((int) found);
            assertThat(journal.stops()).isSubsetOf(STOP);
            assertThat(journal.spending(Role.TASK).usd()).isLessThanOrEqualTo(BigDecimal.valueOf(2L * ANSWERS));
        }
        return found;
    }

    @FunctionalInterface
    private interface Change {
        void apply(Path run) throws IOException;
    }

    private static Path any(Path run, Random random) {
        Path log = run.resolve("journal.db-wal");
        return Files.exists(log) && random.nextInt(3) > 0 ? log : run.resolve("journal.db");
    }

    @TestFactory
    Stream<DynamicTest> aFlippedBit() {
        return Seeds.tests(40, 4000, this::flipABit);
    }

    private void flipABit(Random random) {
        whenDamaged(random.nextBoolean() ? "killed" : "ended", run -> {
            Path file = any(run, random);
            byte[] bytes = Files.readAllBytes(file);
            // Half of them near the beginning of a page or frame, where the structure is.
            int at = random.nextInt(bytes.length);
            at = random.nextBoolean()
                    ? at
                    : at / 4096 * 4096 + random.nextInt(Math.min(200, bytes.length - at / 4096 * 4096));
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
        });
    }

    @TestFactory
    Stream<DynamicTest> aStretchOfZeros() {
        return Seeds.tests(10, 1000, this::zeros);
    }

    private void zeros(Random random) {
        whenDamaged(random.nextBoolean() ? "killed" : "ended", run -> {
            Path file = any(run, random);
            byte[] bytes = Files.readAllBytes(file);
            int from = random.nextInt(bytes.length);
            Arrays.fill(bytes, from, Math.min(bytes.length, from + random.nextInt(100_000)), (byte) 0);
            Files.write(file, bytes);
        });
    }

    @TestFactory
    Stream<DynamicTest> aCutAnywhere() {
        return Seeds.tests(10, 1000, this::cut);
    }

    private void cut(Random random) {
        whenDamaged(random.nextBoolean() ? "killed" : "ended", run -> {
            Path file = any(run, random);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        });
    }

    @Test
    void nothingAtAll() {
        for (String which : List.of("killed", "ended")) {
            Inspection inspection = Inspection.of(directory.resolve(which).resolve("journal.db"));
            assertThat(inspection.damage()).isEmpty();
            assertThat(inspection.answers()).isEqualTo(new Inspection.Count(ANSWERS, ANSWERS));
        }
    }

    /** Behind a damaged frame SQLite would drop everything, and delete it when it closes. */
    @Test
    void whatADamagedFrameHidesIsSaved() {
        whenDamaged("killed", run -> {
            Path log = run.resolve("journal.db-wal");
            byte[] bytes = Files.readAllBytes(log);
            bytes[32 + 10 * (24 + Schema.PAGE_SIZE) + 5000] ^= 1;
            Files.write(log, bytes);
            assertThatThrownBy(() -> Journal.open(run.resolve("journal.db")))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("frame 11 is damaged, and hides the transactions behind it")
                    .hasMessageContaining("metaspo journal salvage " + run);
            assertThat(log).hasBinaryContent(bytes);
            Salvage.Saved saved = Salvage.of(run.resolve("journal.db"), run.resolve("all.db"));
            assertThat(saved.answers()).isEqualTo(ANSWERS);
            assertThat(saved.lost()).isZero();
            assertThatThrownBy(() -> Salvage.of(run.resolve("journal.db"), run.resolve("all.db")))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("is there already");
        });
    }
}

package org.metaspo.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.journal.Questions.answer;
import static org.metaspo.journal.Questions.request;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;
import org.metaspo.problem.BadInputException;

/** What is recorded is there, whole, for this process and for those that come after it. */
class JournalTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("journal.db");
    }

    private Journal create() {
        return Journal.create(file, Map.of("plan", "{}"));
    }

    private static Identity record(Journal journal, Request request, Answer answer) {
        Identity identity = Identity.of(request);
        journal.record(identity, request, answer, 0, BigDecimal.ZERO);
        return identity;
    }

    @Test
    void aNewOneHoldsItsFactsAndNothingElse() {
        try (Journal journal = create()) {
            assertThat(journal.size()).isZero();
            assertThat(journal.meta("plan")).contains("{}");
            assertThat(journal.meta("other")).isEmpty();
            assertThat(journal.stops()).isEmpty();
            assertThat(journal.wasResumed()).isFalse();
            assertThat(journal.testReadings()).isZero();
            assertThat(journal.spending(Role.TASK)).isEqualTo(Spending.NONE);
        }
    }

    @Test
    void leavesNoOtherFileBehind() throws IOException {
        create().close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatAKilledProcessLeftUnfinishedIsReplaced() throws IOException {
        for (String left : List.of("journal.db.new", "journal.db.new-wal", "journal.db.new-shm")) {
            Files.writeString(directory.resolve(left), "half of something");
        }
        create().close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void appearsCompleteOrNotAtAll() {
        Path nowhere = directory.resolve("missing").resolve("journal.db");
        assertThatThrownBy(() -> Journal.create(nowhere, Map.of()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("may you write there?");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aFactIsReplaced() {
        try (Journal journal = create()) {
            journal.meta("plan", "{\"seed\": 1}");
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.meta("plan")).contains("{\"seed\": 1}");
        }
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyOutcomeComesBack(Outcome outcome) {
        Answer given = new Answer(outcome, "", Usage.of(7, 0));
        try (Journal journal = create()) {
            Identity identity = record(journal, request(Role.TASK, "Well?"), given);
            assertThat(journal.find(identity)).isEqualTo(given);
        }
    }

    static Stream<String> everyTextComesBack() {
        return Stream.of(
                "",
                " \n\t ",
                "\u00e4\u03a9\u4e2d\ud83d\ude00",
                "before\0after",
                "'); DROP TABLE answer; --",
                "x".repeat(1 << 20));
    }

    @ParameterizedTest
    @MethodSource
    void everyTextComesBack(String text) {
        Identity identity;
        try (Journal journal = create()) {
            identity = record(journal, request(Role.TASK, text, text + "?", "0"), answer(text));
            assertThat(journal.find(identity)).isEqualTo(answer(text));
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.size()).isEqualTo(1);
            assertThat(journal.holds(identity)).isTrue();
            assertThat(journal.find(identity)).isEqualTo(answer(text));
        }
    }

    /** UTF-8 has no form for half a surrogate pair. What matters is that every reader is told the same. */
    @Test
    void halfASurrogatePairIsTheSameForEveryReader() {
        Identity identity;
        Answer first;
        try (Journal journal = create()) {
            identity = record(journal, request(Role.TASK, "Well?"), answer("cut \ud83d"));
            first = journal.find(identity);
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.find(identity)).isEqualTo(first).isEqualTo(answer("cut ?"));
        }
    }

    @Test
    void theRequestStandsBesideItsAnswer() throws SQLException {
        try (Journal journal = create()) {
            record(journal, request(Role.OPTIMIZER, "Be brief.", "Why?", "outer/1/analysis/2"), answer("So."));
            record(journal, request(Role.OPTIMIZER, "Be brief.", "How?", "0"), answer("Thus."));
            record(journal, request(Role.TASK, null, "When?", "0"), answer("Now."));
        }
        assertThat(rows("SELECT role, sample, user, coalesce(s.content, '-') FROM answer a"
                        + " LEFT JOIN text s ON s.id = a.system ORDER BY a.id"))
                .containsExactly(
                        "OPTIMIZER|outer/1/analysis/2|Why?|Be brief.", "OPTIMIZER|0|How?|Be brief.", "TASK|0|When?|-");
        assertThat(rows("SELECT count(*) FROM text")).as("equal texts once").containsExactly("2");
    }

    @Test
    void whatIsNotRecordedIsNotFound() {
        try (Journal journal = create()) {
            Identity identity = Identity.of(request(Role.TASK, "Well?"));
            assertThat(journal.holds(identity)).isFalse();
            assertThat(journal.find(identity)).isNull();
        }
    }

    @Test
    void manyThreadsRecordAtOnce() throws Exception {
        int threads = 16;
        int each = 50;
        try (Journal journal = create();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String name = "thread " + thread;
                done.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        Answer given = answer(name + " answer " + i);
                        Identity identity = record(journal, request(Role.TASK, name + " question " + i), given);
                        assertThat(journal.find(identity)).isEqualTo(given);
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.size()).isEqualTo(threads * each);
            assertThat(journal.find(Identity.of(request(Role.TASK, "thread 7 question 33"))))
                    .isEqualTo(answer("thread 7 answer 33"));
        }
    }

    @Test
    void whatIsRecordedIsOnDiskBeforeRecordReturns() throws SQLException {
        try (Journal journal = create()) {
            record(journal, request(Role.TASK, "Well?"), answer("Yes."));
            assertThat(rows("SELECT text FROM answer")).containsExactly("Yes.");
        }
    }

    @Test
    void spendingIsExactAndByRole() {
        try (Journal journal = create()) {
            for (int i = 0; i < 10; i++) {
                Request request = request(Role.TASK, "Question " + i);
                journal.record(Identity.of(request), request, answer("So."), 0, new BigDecimal("0.1"));
            }
            journal.failed(0, Role.TASK, 40, new BigDecimal("0.025"), "HTTP 503");
            journal.failed(0, Role.JUDGE, 1, BigDecimal.ONE, "time-out");
            assertThat(journal.faults()).isEqualTo(Map.of("HTTP 503", 1L, "time-out", 1L));
            assertThat(journal.spending(Role.TASK)).isEqualTo(new Spending(11, 190, new BigDecimal("1.025")));
            assertThat(journal.spending(Role.JUDGE)).isEqualTo(new Spending(1, 1, BigDecimal.ONE));
            assertThat(journal.spending(Role.OPTIMIZER)).isEqualTo(Spending.NONE);
        }
    }

    @Test
    void unansweredIsNoAttemptOfItsOwn() {
        try (Journal journal = create()) {
            record(journal, request(Role.TASK, "Well?"), new Answer(Outcome.UNANSWERED, "", Usage.NONE));
            assertThat(journal.spending(Role.TASK)).isEqualTo(Spending.NONE);
        }
    }

    @Test
    void whatWasInFlightAtAKillCountsAtItsWorstCase() {
        Request request = request(Role.TASK, "Well?");
        BigDecimal cent = new BigDecimal("0.01");
        try (Journal journal = create()) {
            long answered = journal.reserve(Role.TASK, 100, cent);
            long failed = journal.reserve(Role.TASK, 100, cent);
            long withdrawn = journal.reserve(Role.TASK, 100, cent);
            long lost = journal.reserve(Role.TASK, 100, cent);
            assertThat(List.of(answered, failed, withdrawn, lost))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id > 0);
            journal.record(Identity.of(request), request, answer("Yes."), answered, new BigDecimal("0.002"));
            journal.failed(failed, Role.TASK, 0, BigDecimal.ZERO, "HTTP 429");
            journal.withdrawn(withdrawn);
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.spending(Role.TASK)).isEqualTo(new Spending(3, 115, new BigDecimal("0.012")));
            assertThat(journal.reserve(Role.TASK, 1, cent))
                    .as("numbers are not used twice")
                    .isGreaterThan(4);
        }
    }

    @Test
    void aResumedRunGoesOnPastItsStops() {
        StopRecord first = new StopRecord(3, "outer/1", "budget", "used up");
        StopRecord second = new StopRecord(3, "test/initial", "interrupted", "asked");
        StopRecord third = new StopRecord(5, "outer/2", "failed", "no credit");
        try (Journal journal = create()) {
            journal.stopped(first);
            journal.stopped(second);
            assertThat(journal.stops()).containsExactly(first, second);
            assertThat(journal.wasResumed()).isFalse();
            journal.supersedeStops();
            assertThat(journal.stops()).isEmpty();
            assertThat(journal.wasResumed()).isTrue();
            journal.stopped(third);
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.stops()).containsExactly(third);
        }
    }

    @Test
    void oneEndOfTheSearchIsOneReadingOfTheTestSet() {
        try (Journal journal = create()) {
            journal.testRead("end A");
            journal.testRead("end A");
            assertThat(journal.testReadings()).isEqualTo(1);
            journal.testRead("end B");
            assertThat(journal.testReadings()).isEqualTo(2);
        }
    }

    @Test
    void aMissingOneIsTheUsersMistake() {
        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Give the directory of a run.");
    }

    @Test
    void anotherVersionIsRefused() throws SQLException {
        create().close();
        execute("PRAGMA user_version = 99");
        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("version 2 (but 99)")
                .hasMessageContaining("Use the version of the program that wrote it.");
    }

    @Test
    void aDamagedFileSaysSo() throws IOException {
        Files.writeString(file, "This is no database, but long enough to be looked at. ".repeat(40));
        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("this is no journal");

        byte[] head = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
        Files.write(file, Arrays.copyOf(head, 4096));
        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("metaspo journal salvage");
    }

    @Test
    void aRowThatWentAwayIsDamage() throws SQLException {
        try (Journal journal = create()) {
            Identity identity = record(journal, request(Role.TASK, "Well?"), answer("Yes."));
            execute("DELETE FROM answer");
            assertThatThrownBy(() -> journal.find(identity))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("the journal is damaged (answer 1 has gone)");
        }
    }

    /** Stands for a full disk or lost permission: the writer's statement fails while it is applied. */
    @Test
    void afterAFailedWriteNothingIsWrittenAnyMore() throws SQLException {
        try (Journal journal = create()) {
            record(journal, request(Role.TASK, "Before?"), answer("Yes."));
            execute("CREATE TRIGGER full BEFORE INSERT ON answer BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
            Request lost = request(Role.TASK, "Now?");
            assertThatThrownBy(() -> record(journal, lost, answer("No.")))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("disk is full")
                    .hasMessageContaining("Free disk space or repair permissions, then resume the run.");
            assertThat(journal.holds(Identity.of(lost))).isFalse();
            execute("DROP TRIGGER full");
            assertThatThrownBy(() -> journal.reserve(Role.TASK, 1, BigDecimal.ONE))
                    .isInstanceOf(JournalException.class);
            assertThat(journal.size()).isEqualTo(1);
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.size()).isEqualTo(1);
        }
    }

    @Test
    void aClosedOneTakesNothing() {
        Journal journal = create();
        journal.close();
        assertThatThrownBy(() -> record(journal, request(Role.TASK, "Well?"), answer("Yes.")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Reads as another process would. */
    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}

package org.metaspo.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class GroupCommitTest {
    @TempDir
    Path directory;

    private Connection connection;
    private GroupCommit commits;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("any.db"));
        connection.setAutoCommit(false);
        commits = new GroupCommit(connection, "any.db");
        commits.write(() -> update("CREATE TABLE number (n INTEGER)"));
    }

    @AfterEach
    void close() throws SQLException {
        commits.close();
        connection.close();
    }

    private void update(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private int count() throws SQLException {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("any.db"));
                var statement = other.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM number")) {
            return result.getInt(1);
        }
    }

    @Test
    void aWriteIsCommittedWhenItReturns() throws SQLException {
        commits.write(() -> update("INSERT INTO number VALUES (1)"));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aCrowdSharesCommits() throws SQLException {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                pool.execute(() -> commits.write(() -> update("INSERT INTO number VALUES (2)")));
            }
        }
        assertThat(count()).isEqualTo(500);
    }

    @Test
    void anInterruptDoesNotThrowAPaidAnswerAway() throws SQLException {
        Thread.currentThread().interrupt();
        commits.write(() -> update("INSERT INTO number VALUES (3)"));
        assertThat(Thread.interrupted()).as("the interrupt is left to others").isTrue();
        assertThat(count()).isEqualTo(1);
    }

    /** Whoever asks for an answer after that would pay for it and lose it. */
    @Test
    void aFailedWriteIsKnownToThoseWhoHaveNotAskedYet() {
        commits.requireSound();
        assertThatThrownBy(() -> commits.write(() -> update("INSERT INTO nowhere VALUES (1)")))
                .isInstanceOf(JournalException.class);
        assertThatThrownBy(commits::requireSound)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("any.db: cannot write the journal");
    }

    @Test
    void aBatchThatFailsIsRolledBackWhole() throws SQLException {
        assertThatThrownBy(() -> commits.write(() -> {
                    update("INSERT INTO number VALUES (4)");
                    throw new SQLException("disk is full");
                }))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("disk is full");
        assertThat(count()).isZero();
    }

    @Test
    void aBugInAWriteIsToldAndNobodyWaitsForEver() {
        assertThatThrownBy(() -> commits.write(() -> {
                    throw new IllegalArgumentException("a bug");
                }))
                .isInstanceOf(JournalException.class)
                .hasRootCauseMessage("a bug");
        assertThatThrownBy(() -> commits.write(() -> update("INSERT INTO number VALUES (5)")))
                .isInstanceOf(JournalException.class);
    }

    @Test
    void closingCommitsWhatWasWritten() throws Exception {
        Thread late = Thread.ofVirtual().start(() -> commits.write(() -> update("INSERT INTO number VALUES (6)")));
        assertThat(late.join(Duration.ofSeconds(10))).isTrue();
        commits.close();
        assertThat(count()).isEqualTo(1);
        assertThatThrownBy(() -> commits.write(() -> update("INSERT INTO number VALUES (7)")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
    }
}

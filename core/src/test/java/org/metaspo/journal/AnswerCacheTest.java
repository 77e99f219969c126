package org.metaspo.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.journal.Questions.answer;
import static org.metaspo.journal.Questions.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;
import org.metaspo.problem.BadInputException;

@Timeout(60)
class AnswerCacheTest {
    private static final String HERE = "openai http://127.0.0.1:1/v1 m";

    @TempDir
    Path directory;

    private final List<String> troubles = new ArrayList<>();

    private Path file() {
        return directory.resolve("cache/answers.db");
    }

    private AnswerCache open() {
        return AnswerCache.open(file(), troubles::add);
    }

    private static Identity identity(String question) {
        return Identity.of(request(Role.TASK, question));
    }

    @Test
    void whatOneRunKeepsAnotherFinds() {
        Answer refused = new Answer(Outcome.REFUSED, "No.", new Usage(10, 3, 2, 5, 1));
        try (AnswerCache cache = open()) {
            assertThat(cache.find(HERE, identity("Well?"))).isNull();
            cache.put(HERE, identity("Well?"), answer("Yes."));
            cache.put(HERE, identity("Really?"), refused);
            assertThat(cache.find(HERE, identity("Well?")))
                    .as("in the same run")
                    .isEqualTo(answer("Yes."));
        }
        try (AnswerCache cache = open()) {
            assertThat(cache.find(HERE, identity("Well?"))).isEqualTo(answer("Yes."));
            assertThat(cache.find(HERE, identity("Really?"))).isEqualTo(refused);
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void anotherAddressIsAnotherModel() {
        try (AnswerCache cache = open()) {
            cache.put(HERE, identity("Well?"), answer("Yes."));
            assertThat(cache.find("openai null m", identity("Well?"))).isNull();
        }
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        open().close();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        try (AnswerCache cache = open()) {
            cache.put(HERE, identity("Well?"), answer("Yes."));
            try (var files = Files.list(file().getParent())) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(
                                each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    /** Each answer has some 2 KB; room is for about 120 of them. */
    @Test
    void whatWasUsedLeastRecentlyLeavesAndTheFileStaysWithinItsBound() throws Exception {
        long bound = 256 << 10;
        AtomicLong millis = new AtomicLong();
        try (AnswerCache cache =
                AnswerCache.open(file(), bound, () -> Instant.ofEpochMilli(millis.incrementAndGet()), troubles::add)) {
            for (int i = 0; i < 2000; i++) {
                cache.put(HERE, identity("question " + i), answer("x".repeat(2000) + i));
                cache.find(HERE, identity("question 0")); // is used again and again
            }
        }
        try (AnswerCache cache = open()) {
            assertThat(cache.find(HERE, identity("question 0"))).isNotNull();
            assertThat(cache.find(HERE, identity("question 1"))).isNull();
            assertThat(cache.find(HERE, identity("question 1999"))).isNotNull();
        }
        // Up to a batch of writes comes before something has to leave.
        assertThat(Files.size(file())).isLessThan(bound + (1 << 20));
        assertThat(troubles).isEmpty();
    }

    @Test
    void severalProcessesUseItAtOnce() throws Exception {
        int runs = 4;
        int answers = 500;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> found = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                int own = run;
                found.add(threads.submit(() -> {
                    try (AnswerCache cache = open()) {
                        for (int i = 0; i < answers; i++) {
                            cache.put(HERE, identity(own + "/" + i), answer("answer " + i));
                        }
                    }
                    return own;
                }));
            }
            for (Future<Integer> one : found) {
                one.get();
            }
        }
        try (AnswerCache cache = open()) {
            for (int run = 0; run < runs; run++) {
                for (int i = 0; i < answers; i++) {
                    assertThat(cache.find(HERE, identity(run + "/" + i))).isEqualTo(answer("answer " + i));
                }
            }
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "not a database, but long enough to be told from an empty one");
        assertThatThrownBy(this::open)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("answers.db")
                .hasMessageContaining("Delete it, or leave --cache out.");
    }

    @Test
    void aCacheThatFailsIsToldOnceAndLeftAlone() throws Exception {
        try (AnswerCache cache = open()) {
            cache.put(HERE, identity("Well?"), answer("Yes."));
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                    var statement = connection.createStatement()) {
                statement.execute("DROP TABLE answer");
            }
            assertThat(cache.find(HERE, identity("Another?"))).isNull();
            assertThat(cache.find(HERE, identity("Well?"))).isNull();
            cache.put(HERE, identity("A third?"), answer("No."));
        }
        assertThat(troubles).hasSize(1);
        assertThat(troubles.getFirst()).contains("answers.db", "The run goes on without it.");
    }
}

package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.answer;
import static org.metaspo.call.Questions.ask;
import static org.metaspo.call.Questions.overloaded;
import static org.metaspo.call.Questions.request;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.call.Exchange.Paid;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.Spending;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.Role;

class RecordedTest {
    @TempDir
    Path directory;

    private Journal journal;
    private int sent;

    @BeforeEach
    void create() {
        journal = Journal.create(directory.resolve("journal.db"), Map.of());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void anAnswerIsRecordedBeforeItIsHandedOut() throws InterruptedException {
        long attempt = journal.reserve(Role.TASK, 1000, BigDecimal.TEN);
        Recorded recorded = new Recorded(journal, (identity, request) -> {
            sent++;
            return new Paid(answer("new"), attempt, new BigDecimal("0.3"));
        });
        assertThat(ask(recorded, request("Well?")).answer()).isEqualTo(answer("new"));
        assertThat(journal.find(Identity.of(request("Well?")))).isEqualTo(answer("new"));
        assertThat(journal.spending(Role.TASK)).isEqualTo(new Spending(1, 15, new BigDecimal("0.3")));
        assertThat(ask(recorded, request("Well?")).answer()).isEqualTo(answer("new"));
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void aFailureIsNotRecorded() {
        Recorded recorded = new Recorded(journal, (identity, request) -> {
            throw overloaded();
        });
        assertThatThrownBy(() -> ask(recorded, request("Well?"))).isInstanceOf(PassingFaultException.class);
        assertThat(journal.size()).isZero();
    }
}

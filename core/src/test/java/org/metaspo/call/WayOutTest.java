package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metaspo.call.Questions.atOnce;
import static org.metaspo.call.Questions.echo;
import static org.metaspo.call.Questions.request;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.journal.Journal;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

@Timeout(30)
class WayOutTest {
    @TempDir
    Path directory;

    @Test
    void theStepsStandInTheirOrder() throws InterruptedException {
        try (Journal journal = Journal.create(directory.resolve("journal.db"), Map.of())) {
            List<String> seen = Collections.synchronizedList(new ArrayList<>());
            Budget budget = new Budget(new Caps(9L, null, null, Map.of()), Map.of());
            Endpoint endpoint = Questions.endpoint(1, request -> {
                seen.add("asked with " + journal.spending(Role.TASK).attempts() + " noted");
                if (seen.size() == 1) {
                    throw atOnce();
                }
                return echo(request);
            });
            Exchange way = WayOut.of(
                    endpoint,
                    new Pacer(endpoint, System::nanoTime),
                    journal,
                    budget,
                    new Gate(new StopSignal(), budget, Role.TASK),
                    event -> seen.add(event.getClass().getSimpleName()),
                    UnaryOperator.identity());
            Request request = request("well?");
            assertThat(Questions.ask(way, request).answer().text()).isEqualTo("WELL?");
            // Each attempt is budgeted for itself, inside the retries; the journal stands outside of both.
            assertThat(seen)
                    .containsExactly("asked with 1 noted", "Spent", "AttemptFailed", "asked with 2 noted", "Spent");
            assertThat(budget.spent().attempts()).isEqualTo(2);
            assertThat(journal.spending(Role.TASK)).isEqualTo(budget.spent());
            Questions.ask(way, request);
            assertThat(seen).hasSize(5);
        }
    }
}

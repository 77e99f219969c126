package org.metaspo.benchmarks;

import java.time.Duration;
import java.util.List;
import org.metaspo.call.Requests;
import org.metaspo.model.Answer;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;

/** Questions that all differ, and answers of a typical length to them, by number. */
final class ManyAnswers {
    private static final String REASONING =
            "The question names a place and a time, so both are looked up first. ".repeat(14);

    private final Requests requests = new Requests(
            Role.TASK,
            new ModelSettings(
                    "openai", "task", null, null, 0.0, null, 1024, null, Duration.ofSeconds(60), 64, false, null));

    Request request(int number) {
        return requests.of(Exam.SYSTEM, number + " " + Exam.item(number).question(), "0", List.of());
    }

    Answer answer(int number) {
        return new Answer(Outcome.ANSWERED, REASONING + "<answer>" + number + "</answer>", Usage.of(120, 240));
    }
}

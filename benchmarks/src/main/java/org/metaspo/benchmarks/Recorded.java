package org.metaspo.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;

/**
 * Answers written to a journal.
 *
 * @param phase the writing
 * @param textBytes of questions and answers
 * @param fileBytes of the closed journal
 */
record Recorded(Phase phase, long textBytes, long fileBytes) {
    private static final int WRITERS = 256;

    static Recorded measure(Path file, int count) throws Exception {
        ManyAnswers many = new ManyAnswers();
        AtomicLong text = new AtomicLong();
        Phase phase;
        try (Journal journal = Journal.create(file, Map.of())) {
            phase = Phase.of(
                    count,
                    calls -> Side.bySide(WRITERS, calls, left -> {
                        for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                            Request request = many.request(number);
                            Answer answer = many.answer(number);
                            journal.record(Identity.of(request), request, answer, 0, BigDecimal.ZERO);
                            text.addAndGet(bytes(request.messages().getLast().text()) + bytes(answer.text()));
                        }
                    }));
        }
        return new Recorded(phase, text.get(), Files.size(file));
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.metaspo.call.Calls;
import org.metaspo.call.Endpoint;
import org.metaspo.call.Stage;
import org.metaspo.event.Listener;
import org.metaspo.journal.Journal;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/**
 * A journal's answers, asked for again in blocks as a search asks for them.
 *
 * @param loadSeconds until the journal was open
 * @param phase the asking
 * @param wrong answers that are not those recorded
 * @param peakHeapMiB garbage included
 * @param liveHeapMiB what is left after a collection at the end
 */
record Recalled(double loadSeconds, Phase phase, int wrong, double peakHeapMiB, double liveHeapMiB) {
    private static final int BLOCK = 5_000;

    static Recalled measure(Path file, int count) throws Exception {
        ManyAnswers many = new ManyAnswers();
        Journal[] opened = new Journal[1];
        double load = Phase.of(1, calls -> opened[0] = Journal.open(file)).seconds();
        int[] wrong = new int[1];
        try (Journal journal = opened[0]) {
            Endpoint nobody = new Endpoint(
                    request -> {
                        throw new IllegalStateException("a recorded answer is not asked for");
                    },
                    Duration.ofSeconds(1),
                    1,
                    null);
            Calls calls = Calls.replayed(journal, Map.of(Role.TASK, nobody), List.of(), Listener.NONE);
            Phase phase = Phase.of(count, all -> {
                for (int from = 1; from <= all; from += BLOCK) {
                    wrong[0] += recall(many, calls, from, Math.min(all, from + BLOCK - 1));
                }
            });
            return new Recalled(load, phase, wrong[0], Heap.peakMiB(), Heap.liveMiB());
        }
    }

    private static int recall(ManyAnswers many, Calls calls, int from, int to) {
        List<Request> block = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            block.add(many.request(number));
        }
        List<Answer> answers = calls.evaluate(Stage.TRAIN, "block", block);
        int wrong = 0;
        for (int i = 0; i < answers.size(); i++) {
            wrong += answers.get(i).equals(many.answer(from + i)) ? 0 : 1;
        }
        return wrong;
    }
}

package org.metaspo.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.metaspo.call.Budget;
import org.metaspo.call.Calls;
import org.metaspo.call.Caps;
import org.metaspo.call.Endpoint;
import org.metaspo.call.Requests;
import org.metaspo.call.Stage;
import org.metaspo.call.StopSignal;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.Journal;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Provider;
import org.metaspo.model.Providers;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/**
 * Calls to an endpoint that allows only so many a minute.
 *
 * @param seconds of all
 * @param calls in all
 * @param refused attempts in all
 * @param lateSeconds after the first minute
 * @param lateCalls that ended then
 * @param lateRefused attempts that were refused then
 */
record Limited(double seconds, int calls, int refused, double lateSeconds, int lateCalls, int lateRefused) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final double MINUTE = 60;
    private static final double NANOS = 1e9;

    static Limited measure(String baseUrl, int inFlight, int count) throws Exception {
        ModelSettings settings = new ModelSettings(
                "openai", "task", baseUrl, null, 0.0, null, 1024, null, TIMEOUT, inFlight, false, null);
        Requests requests = new Requests(Role.TASK, settings);
        List<Request> block = IntStream.range(0, count)
                .mapToObj(i -> requests.of(Exam.SYSTEM, i + " " + Exam.item(i).question(), "0", List.of()))
                .toList();
        long begin = System.nanoTime();
        Counter counter = new Counter(begin);
        try (Scratch scratch = Scratch.create();
                Provider provider = Providers.connect(settings, name -> null, (step, done, total) -> {});
                Journal journal = Journal.create(scratch.path().resolve("journal.db"), Map.of())) {
            Calls.live(
                            journal,
                            Map.of(Role.TASK, new Endpoint(provider, TIMEOUT, inFlight, null)),
                            new Budget(Caps.NONE, Map.of()),
                            new StopSignal(),
                            counter)
                    .evaluate(Stage.TRAIN, "limited", block);
        }
        double seconds = (System.nanoTime() - begin) / NANOS;
        return new Limited(
                seconds,
                count,
                counter.refused.get(),
                Math.max(0, seconds - MINUTE),
                counter.lateCalls.get(),
                counter.lateRefused.get());
    }

    /** Of what was sent, the share that was refused. */
    double refusedShare() {
        return (double) refused / (calls + refused);
    }

    double lateRefusedShare() {
        return (double) lateRefused / Math.max(1, lateCalls + lateRefused);
    }

    double latePerMinute() {
        return lateSeconds == 0 ? 0 : MINUTE * lateCalls / lateSeconds;
    }

    private static final class Counter implements Listener {
        private final long begin;
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger lateCalls = new AtomicInteger();
        private final AtomicInteger lateRefused = new AtomicInteger();

        Counter(long begin) {
            this.begin = begin;
        }

        @Override
        public void on(Event event) {
            boolean late = (System.nanoTime() - begin) / NANOS > MINUTE;
            if (event instanceof Event.AttemptFailed) {
                refused.incrementAndGet();
                lateRefused.addAndGet(late ? 1 : 0);
            } else if (event instanceof Event.CallEnded && late) {
                lateCalls.incrementAndGet();
            }
        }
    }
}

package org.metaspo.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.metaspo.call.Budget;
import org.metaspo.call.Calls;
import org.metaspo.call.Caps;
import org.metaspo.call.Endpoint;
import org.metaspo.call.Requests;
import org.metaspo.call.Stage;
import org.metaspo.call.StopSignal;
import org.metaspo.event.Event;
import org.metaspo.journal.Journal;
import org.metaspo.model.Answer;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Outcome;
import org.metaspo.model.Provider;
import org.metaspo.model.Providers;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/**
 * What one process holds on to over many runs.
 *
 * @param samples one after each run
 * @param phase all of them
 * @param faults attempts that failed
 * @param unanswered calls without an answer
 */
record Soaked(List<Sample> samples, Phase phase, long faults, long unanswered) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int IN_FLIGHT = 64;

    /**
     * What is held after a run, when its journal is closed.
     *
     * @param liveMiB heap after a collection
     * @param threads of the platform
     * @param descriptors open files and sockets; -1 where the system tells none
     */
    record Sample(double liveMiB, int threads, long descriptors) {
        static Sample now() {
            long descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : -1;
            return new Sample(
                    Heap.liveMiB(), ManagementFactory.getThreadMXBean().getThreadCount(), descriptors);
        }
    }

    static Soaked measure(String baseUrl, int runs, int callsPerRun) throws Exception {
        List<Sample> samples = new ArrayList<>();
        AtomicLong faults = new AtomicLong();
        AtomicLong unanswered = new AtomicLong();
        Phase phase = Phase.of(runs * callsPerRun, all -> {
            for (int run = 0; run < runs; run++) {
                unanswered.addAndGet(run(baseUrl, run * callsPerRun, callsPerRun, faults));
                samples.add(Sample.now());
            }
        });
        return new Soaked(samples, phase, faults.get(), unanswered.get());
    }

    private static long run(String baseUrl, int from, int count, AtomicLong faults) throws Exception {
        ModelSettings settings = new ModelSettings(
                "openai", "task", baseUrl, null, 0.0, null, 1024, null, TIMEOUT, IN_FLIGHT, false, null);
        Requests requests = new Requests(Role.TASK, settings);
        List<Request> block = IntStream.range(from, from + count)
                .mapToObj(i -> requests.of(Exam.SYSTEM, i + " " + Exam.item(i).question(), "0", List.of()))
                .toList();
        try (Scratch scratch = Scratch.create();
                Provider provider = Providers.connect(settings, name -> null, (step, done, total) -> {});
                Journal journal = Journal.create(scratch.path().resolve("journal.db"), Map.of())) {
            List<Answer> answers = Calls.live(
                            journal,
                            Map.of(Role.TASK, new Endpoint(provider, TIMEOUT, IN_FLIGHT, null)),
                            new Budget(Caps.NONE, Map.of()),
                            new StopSignal(),
                            event -> faults.addAndGet(event instanceof Event.AttemptFailed ? 1 : 0))
                    .evaluate(Stage.TRAIN, "soak", block);
            return answers.stream()
                    .filter(answer -> answer.outcome() != Outcome.ANSWERED)
                    .count();
        }
    }
}

package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.Seeds;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.event.Listener;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.Spending;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.Provider;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;

/**
 * Any mix of faults, retries, kills, roles and concurrency: by the endpoint's own count no cap is ever passed, over all
 * processes of a run, and what fits the caps is answered.
 */
@Timeout(600)
class BudgetScheduleTest {
    private static final int PROCESSES = 4;

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> theCapsHoldByTheEndpointsOwnCount() {
        return Seeds.tests(
                12, 1000, random -> new Schedule(random).run(directory.resolve("journal-" + random.nextLong())));
    }

    /** What ends a process as a kill does: nothing that was out comes back, and nothing is settled. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** An endpoint that counts what it serves, and what it bills. */
    private static final class Counting {
        private final AtomicLong attempts = new AtomicLong();
        private final AtomicLong taskAttempts = new AtomicLong();
        private final AtomicLong tokens = new AtomicLong();
        private final AtomicLong usd = new AtomicLong();
        private final Map<Identity, Integer> seen = new ConcurrentHashMap<>();
        private final long seed;
        private final double faults;
        private volatile long killAt = Long.MAX_VALUE;

        Counting(long seed, double faults) {
            this.seed = seed;
            this.faults = faults;
        }

        Answer ask(Request request) {
            Identity identity = Identity.of(request);
            requireAlive();
            long ordinal = attempts.incrementAndGet();
            taskAttempts.addAndGet(request.role() == Role.TASK ? 1 : 0);
            int time = seen.merge(identity, 1, Integer::sum);
            Random random = new Random(seed ^ identity.high() + time);
            Usage worst = WorstCase.usage(request);
            if (time % 4 != 0 && random.nextDouble() < faults) {
                boolean broken = random.nextBoolean();
                // Where the line breaks, the work may have been done, and billed, all the same.
                bill(broken ? worst : Usage.NONE);
                requireAlive();
                throw new PassingFaultException("Trouble.", broken ? 0 : 503, Duration.ZERO);
            }
            Usage usage = Usage.of(random.nextLong(worst.inputTokens() + 1), random.nextLong(worst.outputTokens() + 1));
            bill(usage);
            if (ordinal >= killAt) {
                killAt = 0;
            }
            requireAlive();
            return new Answer(Outcome.ANSWERED, "yes", usage);
        }

        /** By {@link Questions#PRICE}. */
        private void bill(Usage usage) {
            tokens.addAndGet(usage.tokens());
            usd.addAndGet(usage.inputTokens() + 2 * usage.outputTokens());
        }

        private void requireAlive() {
            if (killAt == 0) {
                throw new Killed();
            }
        }
    }

    /** One run with its caps, over some processes. */
    private static final class Schedule {
        private final Random random;
        private final Counting endpoint;
        private final Caps caps;
        private final List<List<Request>> blocks = new ArrayList<>();
        private final @Nullable Long taskCalls;
        private boolean stopped;

        Schedule(Random random) {
            this.random = random;
            this.endpoint = new Counting(random.nextLong(), random.nextDouble() * 0.5);
            int calls = 0;
            for (int block = 0; block < 1 + random.nextInt(4); block++) {
                List<Request> requests = new ArrayList<>();
                Role role = block % 2 == 0 ? Role.TASK : Role.JUDGE;
                for (int i = 0; i < 1 + random.nextInt(40); i++) {
                    requests.add(Questions.request(role, "Question " + random.nextInt(60) + " of " + role + "?"));
                }
                calls += requests.size();
                blocks.add(requests);
            }
            this.taskCalls = any(1 + random.nextLong(calls));
            this.caps = new Caps(
                    any(1 + random.nextLong(2L * calls)),
                    any(200 + random.nextLong(200L * calls)),
                    any(random.nextLong(300L * calls)) == null
                            ? null
                            : BigDecimal.valueOf(200 + random.nextLong(300L * calls)),
                    Map.of(Role.TASK, new Caps(taskCalls, null, null, Map.of())));
        }

        private @Nullable Long any(long cap) {
            return random.nextInt(3) == 0 ? null : Long.valueOf(cap);
        }

        void run(Path file) throws InterruptedException {
            Journal.create(file, Map.of("plan", "{}")).close();
            boolean whole = false;
            for (int process = 0; process < PROCESSES && !whole && !stopped; process++) {
                boolean last = process == PROCESSES - 1;
                endpoint.killAt = last ? Long.MAX_VALUE : endpoint.attempts.get() + 1 + random.nextInt(60);
                whole = process(file);
            }
            assertHeld();
            assertThat(whole || stopped).as("the last process ends by itself").isTrue();
        }

        private boolean process(Path file) {
            try (Journal journal = Journal.open(file)) {
                Map<Role, Spending> before = new HashMap<>();
                for (Role role : Role.values()) {
                    before.put(role, journal.spending(role));
                }
                Provider provider = endpoint::ask;
                Endpoint at = new Endpoint(provider, Duration.ofSeconds(30), 1 + random.nextInt(16), Questions.PRICE);
                Calls calls = Calls.live(
                        journal,
                        Map.of(Role.TASK, at, Role.JUDGE, at),
                        new Budget(caps, before),
                        new StopSignal(),
                        Listener.NONE);
                for (List<Request> block : blocks) {
                    assertThat(calls.evaluate(Stage.TRAIN, "block", block)).hasSameSizeAs(block);
                }
                return true;
            } catch (RunStoppedException stop) {
                assertThat(stop.kind()).isEqualTo(Kind.BUDGET);
                stopped = true;
                return false;
            } catch (Killed killed) {
                return false;
            }
        }

        private void assertHeld() {
            assertAtMost("calls", endpoint.attempts.get(), caps.calls());
            assertAtMost("tokens", endpoint.tokens.get(), caps.tokens());
            assertAtMost("calls of the task model", endpoint.taskAttempts.get(), taskCalls);
            assertAtMost(
                    "usd",
                    endpoint.usd.get(),
                    caps.usd() == null ? null : caps.usd().longValueExact());
        }

        private static void assertAtMost(String what, long count, @Nullable Long cap) {
            if (cap != null) {
                assertThat(count).as(what).isLessThanOrEqualTo(cap);
            }
        }
    }
}

package org.metaspo.task.source.fetch;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.Interruption;
import org.metaspo.problem.OutageException;

/**
 * Repeats what may pass later: broken connections, and statuses that say so. Waits as long as the host asks, else 1, 2, 4
 * ... seconds; a transfer that got on starts counting anew.
 *
 * @param attempts in succession without any gain, at least 1
 * @param pause how to wait
 * @param clock for dates in {@code Retry-After}
 */
record Patience(int attempts, Pause pause, InstantSource clock) {
    /** A window of the hub's rate limits is five minutes; who asks for much more means "not today". */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int TRANSFERS = 100;

    /** One attempt. */
    interface Attempt<T> {
        T run() throws IOException, StatusException, InterruptedException;

        /** What was transferred and kept so far; grows while attempts are worth while. */
        default long gained() {
            return 0;
        }
    }

    /** As usual: six attempts, by the machine's clock. */
    static Patience usual(Pause pause) {
        return new Patience(6, pause, InstantSource.system());
    }

    /**
     * The first result.
     *
     * @param place host and what is asked of it, for messages
     * @throws StatusException the host refused for good
     * @throws OutageException it did not answer in time or order
     */
    <T> T with(String place, Attempt<T> attempt) throws StatusException, InterruptedException {
        int failures = 0;
        long gained = attempt.gained();
        for (int all = 1; ; all++) {
            Exception fault;
            Duration asked = null;
            try {
                return attempt.run();
            } catch (StatusException e) {
                if (!e.isPassing()) {
                    throw e;
                }
                fault = e;
                asked = RateLimit.wait(e.headers(), clock.instant());
            } catch (IOException e) {
                Interruption.check(e);
                fault = e;
            }
            failures = attempt.gained() > gained ? 1 : failures + 1;
            gained = Math.max(gained, attempt.gained());
            if (failures >= attempts || all >= TRANSFERS || (asked != null && asked.compareTo(LONGEST) > 0)) {
                throw outage(place, fault, all, asked);
            }
            pause.of(asked == null ? Duration.ofSeconds(1L << (failures - 1)) : asked);
        }
    }

    private static OutageException outage(String place, Exception fault, int attempts, @Nullable Duration asked) {
        String said = fault instanceof StatusException
                ? String.valueOf(fault.getMessage())
                : fault.getClass().getSimpleName() + (fault.getMessage() == null ? "" : ": " + fault.getMessage());
        boolean limited = fault instanceof StatusException status && status.status() == 429;
        String remedy = limited
                ? "Wait" + (asked == null ? " some minutes" : " " + asked.toMinutes() + " minutes")
                        + ", or set HF_TOKEN: accounts have higher limits."
                : "Check the network (https_proxy, no_proxy), or name a mirror by HF_ENDPOINT or METASPO_MIRROR.";
        return new OutageException(
                place,
                "It did not answer in order, at " + attempts + " attempts: " + said + ".",
                remedy + " The same command goes on where it stopped.",
                fault);
    }
}

package org.metaspo.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.RateLimits;
import org.metaspo.model.RateLimits.Allowance;

/** An endpoint and its callers in simulated time: as many calls as pacing lets out, for as long as asked. */
final class SimulatedEndpoint {
    private static final double SECOND = 1e9;

    private final long latency;
    private double perNano = Double.POSITIVE_INFINITY;
    private double most;
    private double left;
    private long filledAt;
    private int capacity = Integer.MAX_VALUE;
    private boolean tells;

    SimulatedEndpoint(Duration latency) {
        this.latency = latency.toNanos();
    }

    /** So many requests a minute; the bucket holds so many at once. */
    SimulatedEndpoint perMinute(int requests, int burst) {
        perNano = requests / (60 * SECOND);
        most = burst;
        left = burst;
        return this;
    }

    /** More at once are refused. */
    SimulatedEndpoint capacity(int atOnce) {
        capacity = atOnce;
        return this;
    }

    SimulatedEndpoint tellsItsLimits() {
        tells = true;
        return this;
    }

    /** One attempt on the wire. */
    private record Attempt(long began, long ends, boolean refused, Duration retryAfter, RateLimits limits) {}

    /** What happened, by the second in which an attempt ended. */
    record Log(List<Long> answered, List<Long> refusals, int most) {
        double answersPerSecond(int from, int to) {
            return count(answered, from, to) / (double) (to - from);
        }

        double refusedShare(int from, int to) {
            double no = count(refusals, from, to);
            return no / (no + count(answered, from, to));
        }

        int refused() {
            return refusals.size();
        }

        private static long count(List<Long> times, int from, int to) {
            return times.stream()
                    .filter(time -> time >= from * SECOND && time < to * SECOND)
                    .count();
        }
    }

    Log serve(Pacing pacing, Duration time) {
        PriorityQueue<Attempt> out = new PriorityQueue<>(Comparator.comparingLong(Attempt::ends));
        List<Long> answered = new ArrayList<>();
        List<Long> refusals = new ArrayList<>();
        int atMost = 0;
        long now = 0;
        while (now < time.toNanos()) {
            long wait = pacing.enter(0, now);
            if (wait == 0) {
                out.add(arrive(now, out));
                atMost = Math.max(atMost, out.size());
                continue;
            }
            Attempt first = out.peek();
            long next = wait == Pacing.NO_PLACE ? Long.MAX_VALUE : now + wait;
            if (first == null || first.ends() > next) {
                now = next;
                continue;
            }
            now = first.ends();
            out.remove();
            if (first.refused()) {
                refusals.add(now);
                pacing.complained(
                        new PassingFaultException("Too many.", 429, first.retryAfter()), first.began(), 0.5, now);
            } else {
                answered.add(now);
                pacing.answered(first.limits(), now);
            }
            pacing.leave(0);
        }
        return new Log(answered, refusals, atMost);
    }

    private Attempt arrive(long now, PriorityQueue<Attempt> out) {
        long inService = out.stream().filter(attempt -> !attempt.refused()).count();
        if (inService >= capacity) {
            return new Attempt(now, now + 1_000_000, true, Duration.ZERO, RateLimits.NONE);
        }
        if (Double.isInfinite(perNano)) {
            return new Attempt(now, now + latency, false, Duration.ZERO, RateLimits.NONE);
        }
        left = Math.min(most, left + (now - filledAt) * perNano);
        filledAt = now;
        if (left < 1) {
            // In whole seconds, as most say it.
            Duration wait = Duration.ofSeconds((long) Math.ceil((1 - left) / perNano / SECOND));
            return new Attempt(now, now + 1_000_000, true, wait, RateLimits.NONE);
        }
        left--;
        RateLimits limits = tells ? new RateLimits(new Allowance(most, left, perNano), null) : RateLimits.NONE;
        return new Attempt(now, now + latency, false, Duration.ZERO, limits);
    }
}

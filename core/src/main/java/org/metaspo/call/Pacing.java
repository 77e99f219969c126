package org.metaspo.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.RateLimits;

/**
 * How one endpoint is to be used at a moment: a window of attempts on the wire, limits per minute as configured, as the
 * endpoint tells them or as its complaints teach them, and one pause for all after a complaint. A function of the times
 * that it is given; not thread-safe.
 */
final class Pacing {
    /** Only the end of another attempt makes room. */
    static final long NO_PLACE = Long.MAX_VALUE;

    private static final double AFTER_LIMIT = 0.7;
    private static final double AFTER_TROUBLE = 0.5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration CONNECTIONS_LAST = Duration.ofSeconds(1);

    private final Window window;
    private final Bucket requestsGiven = new Bucket();
    private final Bucket tokensGiven = new Bucket();
    private final Bucket requestsTold = new Bucket();
    private final Bucket tokensTold = new Bucket();
    private final LearnedRate learned = new LearnedRate();
    private double tokensOut;
    private long pausedUntil;
    private long pausedAt;
    private boolean paused;
    private int strikes;
    private long lastAnswer;
    private boolean answered;

    /**
     * @param most attempts on the wire at once
     * @param requestsPerMinute as configured, null for no limit
     * @param tokensPerMinute as configured, null for no limit
     */
    Pacing(int most, @Nullable Long requestsPerMinute, @Nullable Long tokensPerMinute, long now) {
        this.window = new Window(most);
        this.lastAnswer = now;
        if (requestsPerMinute != null) {
            requestsGiven.limit(requestsPerMinute, now);
        }
        if (tokensPerMinute != null) {
            tokensGiven.limit(tokensPerMinute, now);
        }
    }

    /** Whether it matters how many tokens an attempt will use. */
    boolean limitsTokens() {
        return tokensGiven.isLimited() || tokensTold.isLimited();
    }

    /**
     * Lets an attempt out, or says how long to wait.
     *
     * @param tokens that it will use, about
     * @return 0 where it is out now; else nanoseconds, or {@link #NO_PLACE}
     */
    long enter(double tokens, long now) {
        if (paused && pausedUntil - now > 0) {
            return pausedUntil - now;
        }
        paused = false;
        if (!window.hasPlace()) {
            return NO_PLACE;
        }
        long wait = Math.max(
                Math.max(requestsGiven.waitFor(1, now), requestsTold.waitFor(1, now)),
                Math.max(tokensGiven.waitFor(tokens, now), tokensTold.waitFor(tokens, now)));
        wait = Math.max(wait, learned.waitAt(now));
        if (wait > 0) {
            return wait;
        }
        window.enter();
        learned.take(now);
        requestsGiven.take(1);
        requestsTold.take(1);
        tokensGiven.take(tokens);
        tokensTold.take(tokens);
        tokensOut += tokens;
        return 0;
    }

    /** An attempt is no longer on the wire. */
    void leave(double tokens) {
        window.leave();
        tokensOut -= tokens;
    }

    /** An attempt brought an answer. */
    void answered(RateLimits limits, long now) {
        lastAnswer = now;
        answered = true;
        strikes = 0;
        window.grow();
        learned.answered(now);
        if (limits.requests() != null) {
            requestsTold.told(limits.requests(), window.out() - 1.0, now);
        }
        if (limits.tokens() != null) {
            tokensTold.told(limits.tokens(), tokensOut, now);
        }
    }

    /**
     * An attempt met a passing fault.
     *
     * @param began when it went out
     * @param jitter 0 to 1, drawn anew each time: several programs that share a limit do not come back together
     */
    void complained(PassingFaultException fault, long began, double jitter, long now) {
        switch (fault.kind()) {
            case LIMITED -> {
                boolean fresh = pause(fault, began, jitter, now);
                window.shrink(AFTER_LIMIT, began, now);
                // Who asks to come back at once complains of a moment, not of a rate: a lower one would help nobody.
                boolean atOnce = Duration.ZERO.equals(fault.retryAfter());
                if (fresh && !atOnce && !requestsTold.isLimited() && !tokensTold.isLimited()) {
                    learned.cut(now);
                }
            }
            case OVERLOADED -> {
                pause(fault, began, jitter, now);
                window.trouble(AFTER_TROUBLE, began, now);
            }
            case TIMED_OUT -> window.trouble(AFTER_TROUBLE, began, now);
            case UNREACHABLE, OTHER -> {}
        }
    }

    /** @return whether the attempt went out after the last pause was called, so that it says something new */
    private boolean pause(PassingFaultException fault, long began, double jitter, long now) {
        boolean fresh = strikes == 0 || began - pausedAt >= 0;
        Duration asked = fault.retryAfter();
        if (fresh) {
            strikes++;
            pausedAt = now;
        }
        Duration pause = asked == null ? backOff(jitter) : asked;
        if (fresh || asked != null) {
            long until = now + pause.toNanos();
            pausedUntil = paused ? Math.max(pausedUntil, until) : until;
            paused = true;
            if (pause.compareTo(CONNECTIONS_LAST) >= 0) {
                window.restart();
            }
        }
        return fresh;
    }

    private Duration backOff(double jitter) {
        long bound = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(strikes - 1, 10));
        return Duration.ofMillis((long) (bound * (0.5 + jitter / 2)));
    }

    /** Nanoseconds since the last answer, or since the beginning. */
    long silence(long now) {
        return now - lastAnswer;
    }

    /** When the last answer came. */
    long lastAnswer() {
        return lastAnswer;
    }

    boolean hasAnswered() {
        return answered;
    }

    int window() {
        return window.size();
    }
}

package org.metaspo.call;

/**
 * How many attempts may be on the wire at once: grows with every answer, twice as fast in a round trip until the endpoint
 * first complains, by one a round trip after that; shrinks by a factor at each complaint (additive increase,
 * multiplicative decrease: RFC 5681). Attempts that were out already at the last complaint say nothing new.
 */
final class Window {
    /** A start from here opens no burst of connections, and costs an endpoint without limits a few round trips. */
    static final int START = 16;

    private static final int LEAST_TROUBLE = 4;
    private static final double TROUBLED_SHARE = 0.3;

    private final int most;
    private double size;
    private double threshold;
    private int out;
    private long shrunkAt = Long.MIN_VALUE;
    private int good;
    private int troubled;

    /** @param most attempts at once, ever */
    Window(int most) {
        this.most = most;
        this.size = Math.min(most, START);
        this.threshold = most;
    }

    boolean hasPlace() {
        return out < (int) size;
    }

    int out() {
        return out;
    }

    void enter() {
        out++;
    }

    void leave() {
        out--;
    }

    void grow() {
        good++;
        size = Math.min(most, size < threshold ? size + 1 : size + 1 / size);
    }

    /**
     * The endpoint had trouble with an attempt. One in a few is a fault that passes; a good share of them is overload.
     *
     * @param began when the attempt went out
     * @param factor below 1
     */
    void trouble(double factor, long began, long now) {
        troubled++;
        if (troubled >= LEAST_TROUBLE && troubled > TROUBLED_SHARE * (good + troubled)) {
            shrink(factor, began, now);
        }
    }

    /**
     * The endpoint complained of an attempt.
     *
     * @param began when the attempt went out
     * @param factor below 1
     */
    void shrink(double factor, long began, long now) {
        if (shrunkAt != Long.MIN_VALUE && began - shrunkAt < 0) {
            return;
        }
        size = Math.max(1, size * factor);
        threshold = size;
        shrunkAt = now;
        good = 0;
        troubled = 0;
    }

    /** After a silence connections are gone: no burst of new ones. */
    void restart() {
        size = Math.min(size, START);
    }

    int size() {
        return (int) size;
    }
}

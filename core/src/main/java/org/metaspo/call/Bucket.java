package org.metaspo.call;

import org.metaspo.model.RateLimits.Allowance;

/** What a limit per minute leaves: it refills evenly, and an endpoint may say how much is really left. */
final class Bucket {
    private static final double MINUTE = 60e9;
    /** A limit that was configured is spread evenly: no more than this part of a minute's amount at once. */
    private static final double BURST = 1 / 600.0;

    private double perNano = Double.POSITIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;
    private double level = Double.POSITIVE_INFINITY;
    private long filledAt;

    /** Limits to so much a minute, spread evenly. */
    void limit(long perMinute, long now) {
        perNano = perMinute / MINUTE;
        most = Math.max(1, perMinute * BURST);
        level = Math.min(level, most);
        filledAt = now;
    }

    /**
     * Takes over what the endpoint says.
     *
     * @param told its word
     * @param underWay what went out and is not answered yet: the endpoint may not have counted it
     */
    void told(Allowance told, double underWay, long now) {
        perNano = told.perNano();
        most = told.limit();
        level = told.left() - underWay;
        filledAt = now;
    }

    boolean isLimited() {
        return perNano != Double.POSITIVE_INFINITY;
    }

    /** Nanoseconds until an amount may be taken; 0 = now. What is larger than the whole bucket goes when it is full. */
    long waitFor(double amount, long now) {
        if (!isLimited()) {
            return 0;
        }
        fill(now);
        double missing = Math.min(amount, most) - level;
        return missing <= 0 ? 0 : (long) Math.ceil(missing / perNano);
    }

    void take(double amount) {
        level -= amount;
    }

    private void fill(long now) {
        level = Math.min(most, level + (now - filledAt) * perNano);
        filledAt = now;
    }
}

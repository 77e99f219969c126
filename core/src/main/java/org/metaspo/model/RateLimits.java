package org.metaspo.model;

import org.jspecify.annotations.Nullable;

/**
 * What an endpoint said last about its limits, in the headers of a reply.
 *
 * @param requests null where it said nothing about requests
 * @param tokens null where it said nothing about tokens
 */
public record RateLimits(
        @Nullable Allowance requests, @Nullable Allowance tokens) {
    /** Nothing was said. */
    public static final RateLimits NONE = new RateLimits(null, null);

    /**
     * One limit.
     *
     * @param limit the most there can be left, above 0
     * @param left what is left now, 0 or more
     * @param perNano how fast it comes back, per nanosecond, above 0
     */
    public record Allowance(double limit, double left, double perNano) {}
}

package org.metaspo.testbed.world;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.metaspo.testbed.Draw;

/**
 * The chance of one reply: the same request has the same lot.
 *
 * @param seed of the world
 * @param request what the reply is to
 */
record Lot(long seed, String request) {
    double unit(String what) {
        return Draw.unit(seed, what, request);
    }

    /** Whether something happens that happens in this share of replies. */
    boolean falls(double share, String what) {
        return unit(what) < share;
    }

    <T> T pick(List<T> all, String what) {
        return all.get(Draw.index(all.size(), seed, what, request));
    }

    /** One of these, each as likely as its weight says. */
    <T> T pick(List<T> all, ToDoubleFunction<T> weight, String what) {
        double left = unit(what) * all.stream().mapToDouble(weight).sum();
        for (T one : all) {
            left -= weight.applyAsDouble(one);
            if (left < 0) {
                return one;
            }
        }
        return all.getLast();
    }
}

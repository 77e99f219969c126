package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The chance of one item. */
final class Draw {
    private final RandomGenerator random;

    Draw(RandomGenerator random) {
        this.random = random;
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** A whole number, both ends included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    <T> T one(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    <T> List<T> shuffled(List<T> things) {
        List<T> order = new ArrayList<>(things);
        for (int i = order.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T moved = order.get(i);
            order.set(i, order.get(j));
            order.set(j, moved);
        }
        return order;
    }

    /** Some of the things, each at most once. */
    <T> List<T> some(List<T> things, int n) {
        return List.copyOf(shuffled(things).subList(0, n));
    }
}

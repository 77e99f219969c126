package org.metaspo.task.source;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A task's items as the files divide them. */
sealed interface Parts {
    /** All items. */
    Stream<Item> all();

    /** The same parts with every item replaced. */
    Parts map(UnaryOperator<Item> change);

    /**
     * Items that come with their parts.
     *
     * @param validation empty where there is no such part
     */
    record Divided(List<Item> train, List<Item> validation, List<Item> test) implements Parts {
        @Override
        public Stream<Item> all() {
            return Stream.of(train, validation, test).flatMap(List::stream);
        }

        @Override
        public Parts map(UnaryOperator<Item> change) {
            return new Divided(
                    train.stream().map(change).toList(),
                    validation.stream().map(change).toList(),
                    test.stream().map(change).toList());
        }
    }

    /** Items without parts. */
    record Undivided(List<Item> items) implements Parts {
        @Override
        public Stream<Item> all() {
            return items.stream();
        }

        @Override
        public Parts map(UnaryOperator<Item> change) {
            return new Undivided(items.stream().map(change).toList());
        }
    }
}

package org.metaspo.task.source;

import org.jspecify.annotations.Nullable;
import org.metaspo.task.Example;

/**
 * An example with the place it was read from.
 *
 * @param place the file and the item's number or line, for messages
 * @param example the example
 */
record Item(String place, Example example) {
    Item with(Example other) {
        return new Item(place, other);
    }

    /** Items of a group never stand in two parts; null where it stands alone. */
    @Nullable
    String group() {
        return example.group();
    }
}

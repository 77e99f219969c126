package org.metaspo.task.source;

import org.jspecify.annotations.Nullable;
import org.metaspo.task.Example;

/**
 * An example with the place it was read from.
 *
 * @param place the file and the item's number or line, for messages
 * @param example the example
 * @param group what it shares with others (a puzzle, a passage, a template): items of a group never stand in two parts;
 *     null where it stands alone
 */
record Item(String place, Example example, @Nullable String group) {
    Item(String place, Example example) {
        this(place, example, null);
    }

    Item with(Example other) {
        return new Item(place, other, group);
    }
}

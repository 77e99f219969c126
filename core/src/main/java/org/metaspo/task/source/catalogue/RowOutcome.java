package org.metaspo.task.source.catalogue;

import java.util.List;

/** What became of a row. */
public sealed interface RowOutcome {
    /**
     * It is one or more items.
     *
     * @param items in the row's order
     */
    record Items(List<RowItem> items) implements RowOutcome {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * It is none.
     *
     * @param reason why, in a few words that a manifest counts by
     */
    record Dropped(String reason) implements RowOutcome {}

    /** One item. */
    static RowOutcome item(RowItem item) {
        return new Items(List.of(item));
    }

    /** No item. */
    static RowOutcome dropped(String reason) {
        return new Dropped(reason);
    }
}

package org.metaspo.testbed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Batches of one vendor. A batch is under way the first times that it is looked at, then all its items are answered as
 * single calls are, faults included; one that would be cut off on the wire expires. Thread-safe.
 */
final class BatchStore {
    /** How often a batch is looked at before it ends. */
    private static final int LOOKS = 2;

    private final ChatRoute route;
    private final String prefix;
    private final Map<String, Batch> batches = new LinkedHashMap<>();

    /** @param prefix of the names of batches */
    BatchStore(ChatRoute route, String prefix) {
        this.route = route;
        this.prefix = prefix;
    }

    /** One batch. */
    static final class Batch {
        final String id;
        final List<Item> items;
        final JsonNode metadata;
        private int looks;
        private @Nullable List<Ended> ended;

        Batch(String id, List<Item> items, JsonNode metadata) {
            this.id = id;
            this.items = List.copyOf(items);
            this.metadata = metadata;
        }

        /** Null while it is under way. */
        @Nullable
        List<Ended> ended() {
            return ended;
        }
    }

    /** A request of a batch. */
    record Item(String id, String body) {}

    /** @param answer null where the item expired */
    record Ended(Item item, @Nullable HttpAnswer answer) {}

    synchronized Batch add(List<Item> items, JsonNode metadata) {
        Batch batch = new Batch(prefix + (batches.size() + 1), items, metadata);
        batches.put(batch.id, batch);
        return batch;
    }

    /** All of them, the newest first. */
    synchronized List<Batch> all() {
        return new ArrayList<>(batches.values()).reversed();
    }

    /** The batch as it is now, null where there is none. */
    synchronized @Nullable Batch look(String id) throws IOException {
        Batch batch = batches.get(id);
        if (batch != null && batch.ended == null && ++batch.looks >= LOOKS) {
            List<Ended> ended = new ArrayList<>();
            for (Item item : batch.items) {
                HttpAnswer answer = route.item(item.body());
                ended.add(new Ended(item, answer.visibleStatus() == 0 || answer.fault() != null ? null : answer));
            }
            batch.ended = ended;
        }
        return batch;
    }

    /** The batch without a look at how far it is. */
    synchronized @Nullable Batch find(String id) {
        return batches.get(id);
    }
}

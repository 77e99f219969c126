package org.metaspo.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One vendor's routes for batches: what is the same for all stands in {@link EndpointBatches}. */
interface BatchRoutes {
    /**
     * What came of one item.
     *
     * @param reply as it would have come on the wire; null where none did
     * @param why none did
     */
    record ItemReply(@Nullable Reply reply, String why) {
        static ItemReply of(int status, String body) {
            return new ItemReply(new Reply(status, Map.of(), body), "");
        }

        static ItemReply none(String why) {
            return new ItemReply(null, why);
        }
    }

    /** A request with its id, as JSON on one line. */
    String line(String id, String body);

    String submit(String marker, List<String> lines);

    List<String> find(String marker, Instant since, int requests);

    Batches.Progress look(String batch);

    /** Puts every item's reply under its id. */
    void results(String batch, Map<String, ItemReply> replies);

    /** The objects of a text of JSON lines; what is none is left out, and so counts as not answered. */
    static Stream<JsonNode> lines(String text) {
        return text.lines().map(Json::object).filter(Objects::nonNull);
    }
}

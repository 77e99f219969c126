package org.metaspo.testbed;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How one vendor's chat route reads and writes. */
interface Protocol {
    /** Value of every time stamp in answers: the same in every run. 2026-01-01T00:00:00Z in seconds. */
    long CREATED = 1_767_225_600L;

    /** The route's path. */
    String path();

    /** The header that names a request in support cases. */
    String requestIdHeader();

    /** The headers that say what is left of a limit. */
    Map<String, String> limitHeaders(RateLimit.Left left);

    /** Reads a request, which is a JSON object. */
    ChatCall read(JsonNode body, Arrival arrival) throws RejectedException;

    /** Writes an answer. */
    ObjectNode answer(ChatCall call, ChatReply reply);

    /** Writes an error. */
    ObjectNode error(Rejection rejection);
}

package org.metaspo.testbed;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How one vendor's chat route reads and writes. */
interface Protocol {
    /** Value of every time stamp in answers: the same in every run. 2026-01-01T00:00:00Z in seconds. */
    long CREATED = 1_767_225_600L;

    /** How this vendor differs from others of the same protocol. */
    Dialect dialect();

    /** The route's path. */
    String path();

    /** The header that names a request in support cases. */
    String requestIdHeader();

    /** The headers that say what is left of a limit. */
    Map<String, String> limitHeaders(RateLimit.Left left);

    /** The body with what stands in the path instead, such as Gemini's model. */
    default JsonNode addressed(JsonNode body, String path) {
        return body;
    }

    /** A trouble in the vendor's words. */
    default HttpAnswer trouble(Trouble trouble, long ordinal) {
        Dialect.Said said = dialect().said(trouble);
        Rejection rejection = said.rejection();
        return HttpAnswer.json(rejection.status(), said.body() == null ? error(rejection) : said.body())
                .plus(rejection.headers());
    }

    /** A rejection, in the vendor's words where it has some for that. */
    default HttpAnswer refusal(Rejection rejection, long ordinal) {
        Trouble trouble = rejection.trouble();
        return trouble != null && dialect().knows(trouble)
                ? trouble(trouble, ordinal)
                : HttpAnswer.json(rejection.status(), error(rejection)).plus(rejection.headers());
    }

    /** Reads a request, which is a JSON object. */
    ChatCall read(JsonNode body, Arrival arrival) throws RejectedException;

    /** Writes an answer. */
    ObjectNode answer(ChatCall call, ChatReply reply);

    /** Writes an error. */
    ObjectNode error(Rejection rejection);
}

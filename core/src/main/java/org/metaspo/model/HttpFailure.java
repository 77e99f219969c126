package org.metaspo.model;

import dev.langchain4j.exception.HttpException;
import java.util.List;
import java.util.Map;

/**
 * A reply outside 2xx, with the headers that LangChain4j's own exception drops ({@code Retry-After}). It never has a
 * cause: LangChain4j maps the innermost cause, and would look past this one.
 */
final class HttpFailure extends HttpException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<String>> headers;

    HttpFailure(Reply reply) {
        super(reply.status(), reply.body());
        this.headers = reply.headers();
    }

    Map<String, List<String>> headers() {
        return headers;
    }
}

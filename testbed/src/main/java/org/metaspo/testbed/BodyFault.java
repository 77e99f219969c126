package org.metaspo.testbed;

import java.util.Arrays;
import java.util.Map;

/** A status of 200 whose body is no answer. */
public enum BodyFault implements Fault {
    /** JSON that ends in its middle, at the length that the headers promise. */
    CUT_JSON,
    /** JSON of another shape. */
    WRONG_JSON,
    /** An error object, as gateways send it when the model fails after the headers went out. */
    ERROR_IN_OK,
    /** A web page, as proxies and portals send it. */
    HTML_PAGE;

    private static final String PAGE = "<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>";

    HttpAnswer applyTo(HttpAnswer whole, Protocol protocol) {
        return switch (this) {
            case CUT_JSON -> whole.with(Arrays.copyOf(whole.body(), whole.body().length / 2));
            case WRONG_JSON -> whole.with("{\"greeting\":\"hello\"}");
            case ERROR_IN_OK ->
                whole.with(protocol.error(Rejection.ofStatus(502)).toString());
            case HTML_PAGE -> whole.with(PAGE).plus(Map.of("Content-Type", "text/html; charset=utf-8"));
        };
    }
}

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
    /** An answer of 50 MB. */
    HUGE,
    /** A whole answer that is said to be something else. */
    WRONG_TYPE,
    /** Bytes that are no text at all. */
    BINARY,
    /** A web page, as proxies and portals send it. */
    HTML_PAGE;

    private static final int HUGE_BYTES = 50_000_000;
    private static final String PAGE = "<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>";

    HttpAnswer applyTo(HttpAnswer whole, Protocol protocol) {
        return switch (this) {
            case CUT_JSON -> whole.with(Arrays.copyOf(whole.body(), whole.body().length / 2));
            case WRONG_JSON -> whole.with("{\"greeting\":\"hello\"}");
            case ERROR_IN_OK ->
                whole.with(protocol.error(Rejection.ofStatus(502)).toString());
            case HUGE -> whole.with(huge(whole.body()));
            case WRONG_TYPE -> whole.plus(Map.of("Content-Type", "application/octet-stream"));
            case BINARY -> whole.with(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, (byte) 0xff, (byte) 0xfe, 0, 1, 2, 3});
            case HTML_PAGE -> whole.with(PAGE).plus(Map.of("Content-Type", "text/html; charset=utf-8"));
        };
    }

    /** Blanks behind the first brace leave it an answer. */
    private static byte[] huge(byte[] body) {
        byte[] huge = new byte[HUGE_BYTES];
        Arrays.fill(huge, (byte) ' ');
        huge[0] = body[0];
        System.arraycopy(body, 1, huge, HUGE_BYTES - body.length + 1, body.length - 1);
        return huge;
    }
}

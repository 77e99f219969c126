package org.metaspo.model;

import java.util.List;
import java.util.Map;

/**
 * What an endpoint sent back, whole.
 *
 * @param status the HTTP status
 * @param headers in a map whose keys ignore case
 * @param body as text; empty where there was none
 */
record Reply(int status, Map<String, List<String>> headers, String body) {
    boolean succeeded() {
        return status >= 200 && status < 300;
    }
}

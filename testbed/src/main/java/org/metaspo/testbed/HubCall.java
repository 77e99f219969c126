package org.metaspo.testbed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the hub or one of the hosts around it, as the log keeps it.
 *
 * @param ordinal place in the order of arrival, from 1
 * @param host the host that was meant, {@code cdn} for the one that serves large files
 * @param method HTTP method
 * @param path the path on that host, decoded but for the revision's segment
 * @param query the parameters, decoded
 * @param range the header {@code Range}, null where there is none
 * @param authorized whether the request carried an {@code Authorization} header, right or wrong
 * @param times how often this method, host, path and query had then been asked for, from 1
 */
public record HubCall(
        long ordinal,
        String host,
        String method,
        String path,
        Map<String, String> query,
        @Nullable String range,
        boolean authorized,
        int times) {}

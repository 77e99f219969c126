package org.metaspo.testbed;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to the client.
 *
 * @param status HTTP status
 * @param headers besides the length
 * @param body sent with its length
 * @param fault what happens to it on the way, null if it arrives whole
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one request and is never compared
record HttpAnswer(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable WireFault fault) {
    private static final long DROP_MILLIS = 50;

    static HttpAnswer json(int status, Object body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(status, Map.of("Content-Type", "application/json"), bytes, null);
    }

    HttpAnswer with(byte[] newBody) {
        return new HttpAnswer(status, headers, newBody, fault);
    }

    HttpAnswer with(String newBody) {
        return with(newBody.getBytes(StandardCharsets.UTF_8));
    }

    HttpAnswer with(WireFault newFault) {
        return new HttpAnswer(status, headers, body, newFault);
    }

    HttpAnswer plus(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new HttpAnswer(status, all, body, fault);
    }

    /** The status that the client sees, 0 if none. */
    int visibleStatus() {
        return fault == null || fault.sendsHeaders() ? status : 0;
    }

    /**
     * Sends the answer, or as much of it as the fault lets through; the connection is closed by whoever closes the
     * exchange if anything is missing.
     *
     * @param end where silent connections wait
     */
    void sendOn(HttpExchange exchange, CountDownLatch end) throws IOException, InterruptedException {
        if (visibleStatus() != 0) {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            OutputStream out = exchange.getResponseBody();
            if (fault == WireFault.SLOW_DRIP) {
                drip(out, end);
            } else {
                out.write(body, 0, fault == null ? body.length : body.length / 2);
                out.flush();
            }
        }
        if (fault != null && fault.staysSilent()) {
            end.await();
        }
    }

    private void drip(OutputStream out, CountDownLatch end) throws IOException, InterruptedException {
        for (byte drop : body) {
            out.write(drop);
            out.flush();
            if (end.await(DROP_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }
}

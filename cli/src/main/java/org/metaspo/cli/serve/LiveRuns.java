package org.metaspo.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events (WHATWG HTML, 9.2): the table of runs, whenever something in it changed. */
final class LiveRuns {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int SIGNS_OF_LIFE = 15;
    /** Pages that may watch at once; another gets 503 and asks again by itself. */
    private static final int MOST = 32;

    private final RunsFolder folder;
    private final Semaphore places = new Semaphore(MOST);

    LiveRuns(RunsFolder folder) {
        this.folder = folder;
    }

    /** Sends until the page is closed. */
    void follow(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            Reply.refused(503, "Too many pages watch.").send(exchange);
            return;
        }
        try {
            Reply.guard(exchange, "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            send(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void send(OutputStream out) throws IOException, InterruptedException {
        String last = "";
        for (int silent = 0; ; silent++) {
            String now = JsonMapper.shared().writeValueAsString(folder.rows());
            if (!now.equals(last)) {
                out.write(("data: " + now + "\n\n").getBytes(StandardCharsets.UTF_8));
                last = now;
                silent = 0;
            } else if (silent % SIGNS_OF_LIFE == SIGNS_OF_LIFE - 1) {
                // A comment: that is how a closed page is noticed.
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            Thread.sleep(LOOK);
        }
    }
}

package org.metaspo.testbed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.metaspo.testbed.BatchStore.Batch;
import org.metaspo.testbed.BatchStore.Ended;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's files and batches: what succeeded stands in one file, what failed in another. */
final class OpenAiBatchRoutes {
    private static final String OUTPUT = "out-";
    private static final String ERRORS = "err-";

    private final Protocol protocol;
    private final BatchStore store;
    private final Map<String, String> uploads = new ConcurrentHashMap<>();

    private OpenAiBatchRoutes(Protocol protocol, BatchStore store) {
        this.protocol = protocol;
        this.store = store;
    }

    static void serve(HttpServer server, Protocol protocol, ChatRoute route, Access access) {
        OpenAiBatchRoutes routes = new OpenAiBatchRoutes(protocol, new BatchStore(route, "batch_"));
        String root = protocol.dialect().root();
        server.createContext(root + "/files", new BatchHandler(root + "/files", protocol, access, routes::files));
        server.createContext(root + "/batches", new BatchHandler(root + "/batches", protocol, access, routes::batches));
    }

    private HttpAnswer files(BatchHandler.Asked asked, String path) throws RejectedException {
        if (asked.is("POST")) {
            String id = "file-" + (uploads.size() + 1);
            uploads.put(id, lines(asked));
            return HttpAnswer.json(200, BatchHandler.object().put("id", id).put("purpose", "batch"));
        }
        String file = path.replaceFirst("/content$", "");
        boolean output = file.startsWith(OUTPUT);
        Batch batch = output || file.startsWith(ERRORS) ? store.find(file.substring(OUTPUT.length())) : null;
        return batch == null || batch.ended() == null
                ? BatchHandler.none(protocol)
                : new HttpAnswer(200, Map.of(), content(batch, output).getBytes(StandardCharsets.UTF_8), null);
    }

    /** The part named file of a form (RFC 7578). */
    private static String lines(BatchHandler.Asked asked) throws RejectedException {
        int at = asked.contentType().indexOf("boundary=");
        int part = asked.body().indexOf("name=\"file\"");
        if (at < 0 || part < 0 || !asked.body().contains("name=\"purpose\"\r\n\r\nbatch\r\n")) {
            throw RequestBody.malformed("A form with a purpose and a file is needed.");
        }
        int start = asked.body().indexOf("\r\n\r\n", part) + 4;
        int end = asked.body().indexOf("\r\n--" + asked.contentType().substring(at + 9), start);
        return asked.body().substring(start, end);
    }

    private HttpAnswer batches(BatchHandler.Asked asked, String path) throws IOException, RejectedException {
        if (asked.is("POST")) {
            return create(asked.json());
        }
        if (path.isEmpty()) {
            ObjectNode list = BatchHandler.object().put("object", "list").put("has_more", false);
            store.all().forEach(batch -> list.withArray("data").add(shown(batch)));
            return HttpAnswer.json(200, list);
        }
        Batch batch = store.look(path);
        return batch == null ? BatchHandler.none(protocol) : HttpAnswer.json(200, shown(batch));
    }

    private HttpAnswer create(JsonNode body) throws RejectedException {
        String lines = uploads.get(body.path("input_file_id").asString(""));
        if (lines == null || !body.path("completion_window").asString("").equals("24h")) {
            throw RequestBody.malformed("input_file_id and completion_window are needed.");
        }
        List<BatchStore.Item> items = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonNode item = BatchHandler.Asked.parse(line);
            items.add(new BatchStore.Item(
                    item.path("custom_id").stringValue(), item.path("body").toString()));
        }
        return HttpAnswer.json(200, shown(store.add(items, body.path("metadata"))));
    }

    private static ObjectNode shown(Batch batch) {
        List<Ended> ended = batch.ended();
        long good = ended == null
                ? 0
                : ended.stream().filter(OpenAiBatchRoutes::succeeded).count();
        boolean expired = ended != null && ended.stream().anyMatch(item -> item.answer() == null);
        ObjectNode shown = BatchHandler.object()
                .put("id", batch.id)
                .put("object", "batch")
                .put("status", ended == null ? "in_progress" : expired ? "expired" : "completed");
        shown.set("metadata", batch.metadata);
        shown.putObject("request_counts")
                .put("total", batch.items.size())
                .put("completed", good)
                .put("failed", ended == null ? 0 : ended.size() - good);
        shown.put("output_file_id", good > 0 ? OUTPUT + batch.id : null);
        return shown.put("error_file_id", ended != null && good < ended.size() ? ERRORS + batch.id : null);
    }

    private static boolean succeeded(Ended ended) {
        return ended.answer() != null && ended.answer().status() == 200;
    }

    private static String content(Batch batch, boolean output) {
        StringBuilder lines = new StringBuilder();
        // The vendor promises no order.
        for (Ended ended : Objects.requireNonNull(batch.ended()).reversed()) {
            if (succeeded(ended) == output) {
                lines.append(line(ended)).append('\n');
            }
        }
        return lines.toString();
    }

    private static ObjectNode line(Ended ended) {
        ObjectNode line = BatchHandler.object().put("custom_id", ended.item().id());
        if (ended.answer() == null) {
            line.putNull("response");
            line.putObject("error").put("code", "batch_expired").put("message", "The window of the batch is over.");
        } else {
            ObjectNode response =
                    line.putObject("response").put("status_code", ended.answer().status());
            response.set("body", BatchHandler.parsed(ended.answer()));
            line.putNull("error");
        }
        return line;
    }
}

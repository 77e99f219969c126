package org.metaspo.testbed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.metaspo.testbed.BatchStore.Batch;
import org.metaspo.testbed.BatchStore.Ended;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's message batches. */
final class AnthropicBatchRoutes {
    private final Protocol protocol;
    private final BatchStore store;
    private final String created = Instant.now().toString();

    private AnthropicBatchRoutes(Protocol protocol, BatchStore store) {
        this.protocol = protocol;
        this.store = store;
    }

    static void serve(HttpServer server, Protocol protocol, ChatRoute route, Access access) {
        AnthropicBatchRoutes routes = new AnthropicBatchRoutes(protocol, new BatchStore(route, "msgbatch_"));
        String root = protocol.path() + "/batches";
        server.createContext(root, new BatchHandler(root, protocol, access, routes::answer));
    }

    private HttpAnswer answer(BatchHandler.Asked asked, String path) throws IOException, RejectedException {
        if (asked.is("POST")) {
            List<BatchStore.Item> items = new ArrayList<>();
            for (JsonNode request : asked.json().path("requests")) {
                items.add(new BatchStore.Item(
                        request.path("custom_id").stringValue(),
                        request.path("params").toString()));
            }
            return HttpAnswer.json(200, shown(store.add(items, BatchHandler.object())));
        }
        if (path.isEmpty()) {
            ObjectNode list = BatchHandler.object().put("has_more", false);
            store.all().forEach(batch -> list.withArray("data").add(shown(batch)));
            return HttpAnswer.json(200, list);
        }
        boolean results = path.endsWith("/results");
        String id = path.replaceFirst("/results$", "");
        Batch batch = results ? store.find(id) : store.look(id);
        if (batch == null || (results && batch.ended() == null)) {
            return BatchHandler.none(protocol);
        }
        return results
                ? new HttpAnswer(200, Map.of(), results(batch).getBytes(StandardCharsets.UTF_8), null)
                : HttpAnswer.json(200, shown(batch));
    }

    private ObjectNode shown(Batch batch) {
        List<Ended> ended = batch.ended();
        ObjectNode shown = BatchHandler.object()
                .put("id", batch.id)
                .put("type", "message_batch")
                .put("processing_status", ended == null ? "in_progress" : "ended")
                .put("created_at", created);
        ObjectNode counts = shown.putObject("request_counts");
        counts.put("processing", ended == null ? batch.items.size() : 0);
        for (String kind : new String[] {"succeeded", "errored", "canceled", "expired"}) {
            long count = ended == null
                    ? 0
                    : ended.stream().filter(item -> kind(item).equals(kind)).count();
            counts.put(kind, count);
        }
        return shown;
    }

    private static String kind(Ended ended) {
        if (ended.answer() == null) {
            return "expired";
        }
        return ended.answer().status() == 200 ? "succeeded" : "errored";
    }

    private static String results(Batch batch) {
        StringBuilder lines = new StringBuilder();
        // The vendor promises no order.
        for (Ended ended : Objects.requireNonNull(batch.ended()).reversed()) {
            ObjectNode line = JsonMapper.shared()
                    .createObjectNode()
                    .put("custom_id", ended.item().id());
            ObjectNode result = line.putObject("result").put("type", kind(ended));
            if (ended.answer() != null) {
                result.set(ended.answer().status() == 200 ? "message" : "error", BatchHandler.parsed(ended.answer()));
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }
}

package org.metaspo.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's Batch API: a file of requests, and one of answers a day later at most. Our marker stands in a batch's
 * metadata. Answers come in any order, failures in a file of their own.
 */
final class OpenAiBatches implements BatchRoutes {
    private static final String MARKER = "metaspo";
    private static final String BOUNDARY = "metaspo-part-4f1c9a7e";
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    private final Direct direct;
    private final Target target;

    OpenAiBatches(Direct direct, Target target) {
        this.direct = direct;
        this.target = target;
    }

    @Override
    public String line(String id, String body) {
        return "{\"custom_id\":\"" + id + "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":" + body
                + "}";
    }

    @Override
    public String submit(String marker, List<String> lines) {
        String file = direct.post(
                        "/files", "multipart/form-data; boundary=" + BOUNDARY, form(String.join("\n", lines) + "\n"))
                .path("id")
                .asString("");
        if (file.isEmpty()) {
            throw new PassingFaultException(target.failed("the upload of a batch was not confirmed"), 0, null);
        }
        ObjectNode batch = Direct.object()
                .put("input_file_id", file)
                .put("endpoint", "/v1/chat/completions")
                .put("completion_window", "24h");
        batch.putObject("metadata").put(MARKER, marker);
        return direct.post("/batches", batch).path("id").asString("");
    }

    private static String form(String lines) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n"
                + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch.jsonl\"\r\n"
                + "Content-Type: application/jsonl\r\n\r\n" + lines + "\r\n--" + BOUNDARY + "--\r\n";
    }

    @Override
    public List<String> find(String marker, Instant since, int requests) {
        List<String> found = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode list = direct.get("/batches?limit=" + PAGE + (after.isEmpty() ? "" : "&after=" + after));
            for (JsonNode batch : list.path("data")) {
                after = batch.path("id").asString("");
                if (batch.path("metadata").path(MARKER).asString("").equals(marker)) {
                    found.add(after);
                }
            }
            if (!list.path("has_more").asBoolean(false)) {
                break;
            }
        }
        return found;
    }

    @Override
    public Batches.Progress look(String batch) {
        JsonNode state = direct.get("/batches/" + batch);
        JsonNode counts = state.path("request_counts");
        String status = state.path("status").asString("");
        String refusal = status.equals("failed")
                ? target.failed("it refused a batch: "
                        + target.redaction().clean(state.path("errors").toString())
                        + ". Mend that, or leave out `mode: batch` in a new run.")
                : null;
        return new Batches.Progress(
                refusal != null || Set.of("completed", "expired", "cancelled").contains(status),
                counts.path("completed").asLong(0) + counts.path("failed").asLong(0),
                counts.path("total").asLong(0),
                refusal);
    }

    @Override
    public void results(String batch, Map<String, ItemReply> replies) {
        JsonNode state = direct.get("/batches/" + batch);
        for (String kind : new String[] {"output_file_id", "error_file_id"}) {
            String file = state.path(kind).asString("");
            if (!file.isEmpty()) {
                BatchRoutes.lines(direct.text("/files/" + file + "/content"))
                        .forEach(line -> replies.put(line.path("custom_id").asString(""), reply(line)));
            }
        }
    }

    private static ItemReply reply(JsonNode line) {
        JsonNode response = line.path("response");
        if (response.path("body").isObject()) {
            return ItemReply.of(
                    response.path("status_code").asInt(200),
                    response.path("body").toString());
        }
        String error = line.path("error").path("message").asString("");
        return ItemReply.none(error.isEmpty() ? "it has neither an answer nor an error" : error);
    }
}

package org.metaspo.model;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's Message Batches. A batch carries no mark of ours but the ids of its items, which are only seen once it has
 * ended; so those of the right size and age may be it.
 */
final class AnthropicBatches implements BatchRoutes {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    /** This machine's clock may be wrong by a time zone. A batch too many is told by its items, one missed is paid twice. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(26);

    private final Direct direct;

    AnthropicBatches(Direct direct) {
        this.direct = direct;
    }

    @Override
    public String line(String id, String body) {
        return "{\"custom_id\":\"" + id + "\",\"params\":" + body + "}";
    }

    @Override
    public String submit(String marker, List<String> lines) {
        String body = "{\"requests\":[" + String.join(",", lines) + "]}";
        return direct.post("/messages/batches", "application/json", body)
                .path("id")
                .asString("");
    }

    @Override
    public List<String> find(String marker, Instant since, int requests) {
        List<String> found = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode list =
                    direct.get("/messages/batches?limit=" + PAGE + (after.isEmpty() ? "" : "&after_id=" + after));
            for (JsonNode batch : list.path("data")) {
                after = batch.path("id").asString("");
                if (all(batch) == requests && !created(batch).isBefore(since.minus(CLOCKS_DIFFER))) {
                    found.add(after);
                }
            }
            if (!list.path("has_more").asBoolean(false)) {
                break;
            }
        }
        return found;
    }

    private static Instant created(JsonNode batch) {
        try {
            return Instant.parse(batch.path("created_at").asString(""));
        } catch (DateTimeParseException e) {
            return Instant.MAX; // its items will tell
        }
    }

    private static long all(JsonNode batch) {
        return batch.path("request_counts")
                .valueStream()
                .mapToLong(count -> count.asLong(0))
                .sum();
    }

    @Override
    public Batches.Progress look(String batch) {
        JsonNode state = direct.get("/messages/batches/" + batch);
        long all = all(state);
        return new Batches.Progress(
                state.path("processing_status").asString("").equals("ended"),
                all - state.path("request_counts").path("processing").asLong(0),
                all);
    }

    @Override
    public void results(String batch, Map<String, ItemReply> replies) {
        BatchRoutes.lines(direct.text("/messages/batches/" + batch + "/results"))
                .forEach(line -> replies.put(line.path("custom_id").asString(""), reply(line.path("result"))));
    }

    private static ItemReply reply(JsonNode result) {
        return switch (result.path("type").asString("")) {
            case "succeeded" -> ItemReply.of(200, result.path("message").toString());
            case "errored" -> {
                JsonNode error = result.path("error");
                String type = error.path("error")
                        .path("type")
                        .asString(error.path("type").asString(""));
                yield ItemReply.of(status(type), error.toString());
            }
            default -> ItemReply.none("it was " + result.path("type").asString("left out"));
        };
    }

    /** An item's error has no status of its own: docs.anthropic.com, errors. */
    private static int status(String type) {
        return switch (type) {
            case "invalid_request_error" -> 400;
            case "authentication_error" -> 401;
            case "billing_error" -> 402;
            case "permission_error" -> 403;
            case "not_found_error" -> 404;
            case "request_too_large" -> 413;
            case "rate_limit_error" -> 429;
            case "timeout_error" -> 504;
            case "overloaded_error" -> 529;
            default -> 500;
        };
    }
}

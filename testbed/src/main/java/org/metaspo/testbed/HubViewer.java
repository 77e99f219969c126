package org.metaspo.testbed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The viewer's routes. It always answers for the newest state, which it names in {@code X-Revision}. */
record HubViewer(Hub hub) {
    private static final int MOST_ROWS = 100;
    private static final Pattern EQUAL = Pattern.compile("\"([^\"]+)\"='((?:[^']|'')*)'");

    HubAnswer answer(HubCall call) {
        String id = call.query().get("dataset");
        if (id == null) {
            return HubAnswer.error(422, "MissingRequiredParameter", "Parameter 'dataset' is required");
        }
        if (hub.renamed().containsKey(id)) {
            return HubAnswer.error(404, "RenamedDatasetError", "The dataset has been renamed.");
        }
        HubDataset dataset = hub.datasets().get(id);
        if (dataset == null) {
            return HubAnswer.error(404, "ResponseNotFound", "Not found.");
        }
        return shown(call, dataset).plus(Map.of("X-Revision", dataset.commit()));
    }

    private HubAnswer shown(HubCall call, HubDataset dataset) {
        boolean viewer = !dataset.rows().isEmpty();
        return switch (call.path()) {
            case "is-valid" -> HubAnswer.json(object().put("viewer", viewer).put("filter", viewer));
            case "splits" -> viewer ? splits(dataset) : noViewer();
            case "info" -> viewer ? info(dataset) : noViewer();
            case "parquet" -> parquet(dataset);
            case "rows" -> viewer ? rows(call, dataset, Map.of()) : noViewer();
            case "filter" -> viewer ? rows(call, dataset, conditions(call)) : noViewer();
            default -> HubAnswer.error(404, "ResponseNotFound", "Not found.");
        };
    }

    private static HubAnswer noViewer() {
        return HubAnswer.error(501, "DatasetWithScriptNotSupportedError", "The dataset viewer does not support it.");
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static HubAnswer splits(HubDataset dataset) {
        ObjectNode body = object();
        ArrayNode splits = body.putArray("splits");
        dataset.rows()
                .keySet()
                .forEach(key -> splits.addObject()
                        .put("dataset", dataset.id())
                        .put("config", key.substring(0, key.indexOf('/')))
                        .put("split", key.substring(key.indexOf('/') + 1)));
        body.putArray("pending");
        body.putArray("failed");
        return HubAnswer.json(body);
    }

    private static HubAnswer info(HubDataset dataset) {
        ObjectNode body = object();
        ObjectNode configs = body.putObject("dataset_info");
        dataset.rows()
                .forEach((key, rows) -> configs.withObjectProperty(key.substring(0, key.indexOf('/')))
                        .withObjectProperty("splits")
                        .putObject(key.substring(key.indexOf('/') + 1))
                        .put("num_examples", rows.size()));
        return HubAnswer.json(body.put("partial", false));
    }

    private HubAnswer parquet(HubDataset dataset) {
        ObjectNode body = object();
        ArrayNode files = body.putArray("parquet_files");
        dataset.large().forEach((path, bytes) -> {
            if (path.endsWith(".parquet")) {
                files.addObject()
                        .put("dataset", dataset.id())
                        .put("url", hub.url() + "/" + Hub.HOST + "/datasets/" + dataset.id() + "/resolve/main/" + path)
                        .put("filename", path)
                        .put("size", bytes.length);
            }
        });
        body.put("partial", false);
        return HubAnswer.json(body);
    }

    private static Map<String, String> conditions(HubCall call) {
        Map<String, String> conditions = new LinkedHashMap<>();
        Matcher equal = EQUAL.matcher(call.query().getOrDefault("where", ""));
        while (equal.find()) {
            conditions.put(equal.group(1), equal.group(2).replace("''", "'"));
        }
        return conditions;
    }

    private static HubAnswer rows(HubCall call, HubDataset dataset, Map<String, String> where) {
        String split = call.query().get("config") + "/" + call.query().get("split");
        int offset = Integer.parseInt(call.query().getOrDefault("offset", "0"));
        int length = Integer.parseInt(call.query().getOrDefault("length", "100"));
        if (length > MOST_ROWS || length < 1) {
            return HubAnswer.error(422, "InvalidParameter", "Parameter 'length' must not be greater than 100");
        }
        List<ObjectNode> all = dataset.rows().get(split);
        if (all == null) {
            return HubAnswer.error(404, "ResponseNotFound", "There is no such configuration or split.");
        }
        ObjectNode body = object();
        ArrayNode features = body.putArray("features");
        all.getFirst()
                .propertyNames()
                .forEach(name ->
                        features.addObject().put("feature_idx", features.size()).put("name", name));
        ArrayNode rows = body.putArray("rows");
        int matches = 0;
        for (int i = 0; i < all.size(); i++) {
            if (holds(all.get(i), where)) {
                if (matches >= offset && rows.size() < length) {
                    ObjectNode row = rows.addObject().put("row_idx", i);
                    row.set("row", all.get(i));
                    row.putArray("truncated_cells");
                }
                matches++;
            }
        }
        body.put("num_rows_total", matches).put("num_rows_per_page", MOST_ROWS).put("partial", false);
        return HubAnswer.json(body);
    }

    private static boolean holds(JsonNode row, Map<String, String> where) {
        return where.entrySet().stream()
                .allMatch(condition -> row.path(condition.getKey()).asString("").equals(condition.getValue()));
    }
}

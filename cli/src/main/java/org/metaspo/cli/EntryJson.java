package org.metaspo.cli;

import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An entry of the catalogue as {@code --json} shows it. */
final class EntryJson {
    static final JsonMapper MAPPER = JsonMapper.shared();

    private EntryJson() {}

    static ObjectNode of(CatalogueEntry entry) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", entry.name());
        json.set("aliases", MAPPER.valueToTree(entry.aliases()));
        json.put("domain", entry.domain());
        json.put("role", entry.role().key());
        json.put("answer", entry.task().path("answer").path("form").asString());
        json.put("metric", entry.task().path("metric").asString());
        json.put("data", entry.dataName());
        if (entry.source() == null) {
            json.putNull("source");
            json.put("substitute", entry.substitute());
        } else {
            json.set("source", source(entry.source()));
        }
        json.put("licence", entry.licence());
        json.put("sureness", entry.sureness().key());
        json.put("trainable", entry.trainable());
        json.putObject("checked")
                .put("how", entry.checked().how().key())
                .put("on", entry.checked().on().toString());
        json.put("notes", entry.notes());
        return json;
    }

    private static ObjectNode source(DataSource source) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put(key(source), source.name());
        json.put("config", source.config());
        json.put("revision", source.revision());
        json.put("format", source.format().key());
        ObjectNode files = json.putObject("files");
        source.files().forEach((part, names) -> files.set(part.key(), MAPPER.valueToTree(names)));
        json.set("where", MAPPER.valueToTree(source.where()));
        return json;
    }

    private static String key(DataSource source) {
        return switch (source.host()) {
            case HUB -> "dataset";
            case CODE -> "repository";
            case SITE -> "site";
        };
    }

    static String pretty(ObjectNode document) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}

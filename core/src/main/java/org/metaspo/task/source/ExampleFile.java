package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.source.rows.Json;
import org.metaspo.task.source.rows.Layout;
import org.metaspo.task.source.rows.Row;
import org.metaspo.task.source.rows.RowFile;
import org.metaspo.task.source.rows.RowFormat;
import org.metaspo.task.source.rows.Rows;
import tools.jackson.databind.JsonNode;

/**
 * A file of examples: {@code .json} (a list of items, or an object with the parts {@code train}, {@code validation} and
 * {@code test}), {@code .jsonl} (an item a line), {@code .csv} or {@code .tsv} (with a header), {@code .parquet}.
 *
 * @param file the file
 * @param rows makes its rows into examples
 */
record ExampleFile(Path file, RowReader rows) {
    /**
     * All its items.
     *
     * @throws BadInputException with the item's place and a remedy
     */
    Parts parts() {
        RowFile rowFile = RowFile.of(file);
        if (rowFile.layout().equals(Layout.of(RowFormat.JSON)) && !name().endsWith(".gz")) {
            JsonNode document = Json.read(file);
            if (document.isObject()) {
                return divided(document);
            }
        }
        return rows.columns().part() == null ? new Parts.Undivided(list()) : byColumn(rowFile);
    }

    /** All items of a file that is one part by itself. */
    List<Item> list() {
        List<Item> items = new ArrayList<>();
        try (Rows all = RowFile.of(file).open()) {
            while (all.hasNext()) {
                Row row = all.next();
                items.add(rows.read(row.place(), row.value()));
            }
        }
        return notEmpty(items, "");
    }

    private Parts byColumn(RowFile rowFile) {
        Map<PartName, List<Item>> parts = new EnumMap<>(PartName.class);
        try (Rows all = rowFile.open()) {
            while (all.hasNext()) {
                Row row = all.next();
                parts.computeIfAbsent(rows.part(row.place(), row.value()), part -> new ArrayList<>())
                        .add(rows.read(row.place(), row.value()));
            }
        }
        Function<PartName, List<Item>> items = part -> parts.getOrDefault(part, List.of());
        return new Parts.Divided(
                notEmpty(items.apply(PartName.TRAIN), "train "),
                items.apply(PartName.VALIDATION),
                notEmpty(items.apply(PartName.TEST), "test "));
    }

    private Parts divided(JsonNode document) {
        for (String key : document.propertyNames()) {
            if (PartName.of(key).isEmpty()) {
                throw new BadInputException(
                        file.toString(), "Unknown part `" + key + "`.", Suggestion.remedy(key, PartName.keys()));
            }
        }
        for (String part : List.of("train", "test")) {
            if (!document.has(part)) {
                throw new BadInputException(
                        file.toString(),
                        "There is no part `" + part + "`.",
                        "Add it, or make the file one list, which is then cut.");
            }
        }
        return new Parts.Divided(
                items(document.path("train"), "train "),
                document.has("validation") ? items(document.path("validation"), "validation ") : List.of(),
                items(document.path("test"), "test "));
    }

    private List<Item> items(JsonNode list, String part) {
        if (!list.isArray()) {
            throw new BadInputException(
                    file.toString(),
                    "The part `" + part.strip() + "` must be a list of items.",
                    "A file with parts goes under `data.file`.");
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode row : list) {
            items.add(rows.read(file + ", " + part + "item " + (items.size() + 1), row));
        }
        return notEmpty(items, part);
    }

    private List<Item> notEmpty(List<Item> items, String part) {
        if (items.isEmpty()) {
            throw new BadInputException(
                    file.toString(),
                    part.isEmpty() ? "There are no items." : "The part `" + part.strip() + "` is empty.",
                    "Put at least one item into it.");
        }
        return items;
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}

package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of examples: {@code .json} (a list of items, or an object with the parts {@code train}, {@code validation} and
 * {@code test}), {@code .jsonl} (an item a line) or {@code .csv} (RFC 4180, with a header). UTF-8.
 *
 * @param file the file
 * @param rows makes its rows into examples
 */
record ExampleFile(Path file, RowReader rows) {
    private static final List<String> PARTS = List.of("train", "validation", "test");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * All its items.
     *
     * @throws BadInputException with the item's place and a remedy
     */
    Parts parts() {
        if (!extension().equals("json")) {
            return new Parts.Undivided(list());
        }
        JsonNode document = parse(Utf8.text(file), file.toString(), 0);
        if (!document.isObject()) {
            return new Parts.Undivided(items(document, ""));
        }
        for (String key : document.propertyNames()) {
            if (!PARTS.contains(key)) {
                throw new BadInputException(
                        file.toString(), "Unknown part `" + key + "`.", Suggestion.remedy(key, PARTS));
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

    /** All items of a file that is one part by itself. */
    List<Item> list() {
        return switch (extension()) {
            case "json" -> items(parse(Utf8.text(file), file.toString(), 0), "");
            case "jsonl", "ndjson" -> lines();
            case "csv" -> notEmpty(CsvRows.read(file, rows), "");
            default ->
                throw new BadInputException(
                        file.toString(), "Data of this kind cannot be read.", "Give a .json, .jsonl or .csv file.");
        };
    }

    private List<Item> items(JsonNode list, String part) {
        if (!list.isArray()) {
            throw new BadInputException(
                    file.toString(),
                    part.isEmpty()
                            ? "The file must hold a list of items."
                            : "The part `" + part.strip() + "` must be a list of items.",
                    "A file with parts goes under `data.file`.");
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode row : list) {
            items.add(rows.read(file + ", " + part + "item " + (items.size() + 1), row));
        }
        return notEmpty(items, part);
    }

    private List<Item> lines() {
        List<Item> items = new ArrayList<>();
        int number = 0;
        for (String line : Utf8.text(file).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                String place = file + ":" + number;
                items.add(rows.read(place, parse(line, place, number)));
            }
        }
        return notEmpty(items, "");
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

    private static JsonNode parse(String text, String place, int line) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            String at = line > 0 || e.getLocation() == null
                    ? place
                    : place + ":" + e.getLocation().getLineNr();
            throw new BadInputException(
                    at,
                    "This is not JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ".",
                    line > 0
                            ? "Every line must be one object."
                            : "With an object a line the file's name ends in .jsonl.",
                    e);
        }
    }

    private String extension() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

package org.metaspo.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.source.YamlFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A configuration as a tree of keys: read, changed by {@code --set}, laid over the defaults. */
final class ConfigTree {
    private static final YAMLMapper MAPPER = new YAMLMapper();

    /** Keys whose values are paths: relative ones on the command line are relative to the current directory. */
    private static final Set<String> PATHS = Set.of(
            "data.directory",
            "system-prompt.file",
            "system-prompt.run",
            "tasks.reference-layout",
            "models.judge.calibration");

    /** Lists of task files and of names of the catalogue. */
    private static final Pattern TASKS = Pattern.compile("tasks\\.(?:source|target)(?:\\.\\d+)?");

    private ConfigTree() {}

    /** The tree of a file, its keys and types checked. */
    static ObjectNode read(Path file) {
        ObjectNode tree = object(YamlFile.read(file, JsonNode.class), file.toString());
        YamlFile.read(file, ConfigKeys.class);
        return tree;
    }

    /** The configuration that a run keeps, without what the run added to it. */
    static ObjectNode stored(Path file) {
        ObjectNode tree = object(YamlFile.read(file, JsonNode.class), file.toString());
        tree.remove("command");
        return tree;
    }

    /** The defaults in the jar. */
    static ObjectNode defaults() {
        try (InputStream in = ConfigTree.class.getResourceAsStream("reference.yaml")) {
            if (in == null) {
                throw new IllegalStateException("reference.yaml is missing from the jar");
            }
            return object(MAPPER.readTree(in), "reference.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(JsonNode node, String place) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new BadInputException(place, "This is no group of keys.", "Write `key: value` lines.");
    }

    /** Refuses keys and list items without a value, wherever they stand. */
    static void requireValues(JsonNode node, String file) {
        requireValues(node, file, "");
    }

    private static void requireValues(JsonNode node, String file, String path) {
        if (node.isNull()) {
            throw new BadInputException(
                    file + ", " + path, "has no value.", "Give it one, or leave it out for the default.");
        }
        String before = path.isEmpty() ? "" : path + ".";
        node.properties().forEach(entry -> requireValues(entry.getValue(), file, before + entry.getKey()));
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            requireValues(node.get(i), file, before + i);
        }
    }

    /** Changes one key, given as {@code path.to.key=value}; list indices count from 0. */
    static void set(ObjectNode tree, String assignment) {
        int cut = assignment.indexOf('=');
        if (cut < 1) {
            throw new BadInputException(
                    "--set " + assignment, "This is no assignment.", "Write --set path.to.key=value.");
        }
        String path = assignment.substring(0, cut);
        // Without the value: somebody may have put a key there.
        String place = "--set " + path;
        JsonNode value = value(path, assignment.substring(cut + 1), place);
        String[] steps = path.split("\\.", -1);
        JsonNode at = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            at = descend(at, steps[i], place);
        }
        put(at, steps[steps.length - 1], value, place);
        YamlFile.bind(tree, place, ConfigKeys.class);
    }

    private static JsonNode value(String path, String text, String place) {
        try {
            JsonNode value = MAPPER.readTree(text);
            return absolute(path, value == null || value.isMissingNode() ? StringNode.valueOf("") : value);
        } catch (JacksonException e) {
            throw new BadInputException(place, "The value is no YAML.", "Put it in quotes.", e);
        }
    }

    private static JsonNode absolute(String path, JsonNode value) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(value.properties())) {
                ((ObjectNode) value).set(entry.getKey(), absolute(path + "." + entry.getKey(), entry.getValue()));
            }
            return value;
        }
        if (value.isArray()) {
            ArrayNode items = (ArrayNode) value;
            for (int i = 0; i < items.size(); i++) {
                items.set(i, absolute(path, items.get(i)));
            }
            return value;
        }
        boolean isPath = value.isString()
                && (PATHS.contains(path) || (TASKS.matcher(path).matches() && isTaskFile(value.asString())));
        return isPath
                ? StringNode.valueOf(
                        Path.of(value.asString()).toAbsolutePath().normalize().toString())
                : value;
    }

    private static boolean isTaskFile(String name) {
        return name.matches(".*\\.ya?ml|.*[/\\\\].*") || Files.isRegularFile(Path.of(name));
    }

    private static JsonNode descend(JsonNode at, String step, String place) {
        if (at instanceof ArrayNode list) {
            JsonNode item = list.get(index(list, step, place));
            if (item != null && item.isContainer()) {
                return item;
            }
        } else if (at instanceof ObjectNode group) {
            JsonNode next = group.get(step);
            return next != null && next.isContainer() ? next : group.putObject(step);
        }
        throw new BadInputException(place, "There is nothing under `" + step + "`.", "Check the path.");
    }

    private static void put(JsonNode at, String step, JsonNode value, String place) {
        if (at instanceof ArrayNode list) {
            list.set(index(list, step, place), value);
        } else {
            ((ObjectNode) at).set(step, value);
        }
    }

    private static int index(ArrayNode list, String step, String place) {
        if (step.matches("\\d{1,6}") && Integer.parseInt(step) < list.size()) {
            return Integer.parseInt(step);
        }
        throw new BadInputException(
                place, "`" + step + "` is no item of a list of " + list.size() + ".", "Indices count from 0.");
    }

    /** Lays one tree over another: groups are merged, everything else is replaced; a key without a value replaces nothing. */
    static ObjectNode over(ObjectNode below, ObjectNode above) {
        ObjectNode merged = below.deepCopy();
        for (Map.Entry<String, JsonNode> entry : above.properties()) {
            JsonNode under = merged.get(entry.getKey());
            if (under != null && entry.getValue().isNull()) {
                continue;
            }
            boolean groups = under instanceof ObjectNode && entry.getValue() instanceof ObjectNode;
            merged.set(
                    entry.getKey(),
                    groups ? over((ObjectNode) under, (ObjectNode) entry.getValue()) : entry.getValue());
        }
        return merged;
    }

    static String yaml(ObjectNode tree) {
        return MAPPER.writeValueAsString(tree);
    }
}

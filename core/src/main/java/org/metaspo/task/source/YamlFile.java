package org.metaspo.task.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.source.rows.Json;
import org.metaspo.task.source.rows.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML into records, strictly: unknown and repeated keys and wrong types are errors with their place. */
public final class YamlFile {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private YamlFile() {}

    /**
     * The content of a file.
     *
     * @throws BadInputException with file, line, key and remedy
     */
    public static <T> T read(Path file, Class<T> type) {
        String text = Utf8.text(file);
        return bound(file.toString(), text, () -> MAPPER.readValue(text, type));
    }

    /** The YAML file beside a missing one that was meant most likely; empty where none has a name like it. */
    public static Optional<Path> nearest(Path missing) {
        Path directory = Objects.requireNonNullElse(missing.toAbsolutePath().getParent(), missing);
        try (Stream<Path> beside = Files.list(directory)) {
            List<String> names = beside.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                    .sorted()
                    .toList();
            return Suggestion.closest(String.valueOf(missing.getFileName()), names)
                    .map(missing::resolveSibling);
        } catch (IOException e) {
            // No directory either: nothing to suggest.
            return Optional.empty();
        }
    }

    /**
     * The content of a text that is no file.
     *
     * @param place named in errors
     * @throws BadInputException with place, line, key and remedy
     */
    public static <T> T parse(String text, String place, Class<T> type) {
        return bound(place, text, () -> MAPPER.readValue(text, type));
    }

    /**
     * The content of a tree that was changed after reading.
     *
     * @param place named in errors
     * @throws BadInputException with place, key and remedy
     */
    public static <T> T bind(JsonNode tree, String place, Class<T> type) {
        return bound(place, "", () -> MAPPER.treeToValue(tree, type));
    }

    /** A value as the tree that {@link #bind} reads. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static <T> T bound(String source, String text, Supplier<@Nullable T> reading) {
        try {
            T value = reading.get();
            if (value == null) {
                throw new BadInputException(source, "Nothing but comments stands here.", "Write `key: value` lines.");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            List<String> known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            throw new BadInputException(
                    text.isEmpty() ? source : source + ":" + line(text, pointer(e)),
                    "Unknown key `" + key(e) + "`.",
                    Suggestion.remedy(e.getPropertyName(), known),
                    e);
        } catch (MismatchedInputException e) {
            throw new BadInputException(
                    place(source, e), mismatch(e), "Compare it with the examples in the documentation.", e);
        } catch (InputCoercionException e) {
            throw new BadInputException(
                    place(source, e), "A number is too large: " + Json.words(e) + ".", "Give a smaller one.", e);
        } catch (JacksonException e) {
            throw new BadInputException(
                    place(source, e),
                    "This is no YAML that can be read: " + Json.words(e) + ".",
                    "Check indentation (by blanks, not tabs), quotes and repeated keys.",
                    e);
        }
    }

    private static String mismatch(MismatchedInputException e) {
        String key = key(e);
        return e.getOriginalMessage().startsWith("Missing required creator property")
                ? "The key `" + key + "` is missing."
                : (key.isEmpty() ? "This" : "The value of `" + key + "`") + " must be " + expected(e.getTargetType())
                        + ".";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == Long.class || type == Integer.class || type == long.class || type == int.class) {
            return "a whole number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "a group of keys" : "of another type";
    }

    private static String key(DatabindException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String pointer(DatabindException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    /** The line of a key: a record's keys are collected before they are looked at, and their places are lost by then. */
    private static int line(String text, String pointer) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME
                        && parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
        } catch (JacksonException e) {
            return 1; // further down it is no YAML; the unknown key was met before that
        }
        return 1;
    }

    private static String place(String source, JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? source
                : source + ":" + e.getLocation().getLineNr();
    }
}

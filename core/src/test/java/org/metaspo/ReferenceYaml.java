package org.metaspo;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys of a {@code reference.yaml} with what its comments say of them. A line is a key, with its default, or behind
 * {@code #} without one; comments far to the right go on with the comment above.
 */
public final class ReferenceYaml {
    private static final Pattern KEY = Pattern.compile(
            "(?<indent> *)(?<none># )?(?<name>[a-z][a-z0-9/-]*):(?: +(?<value>[^# ][^#]*?))?(?: +# (?<meaning>.+))?");
    private static final Pattern MORE = Pattern.compile(" {20,}# (?<meaning>.+)");

    private final List<ReferenceKey> keys = new ArrayList<>();

    /** The keys of a text, in order. */
    public static List<ReferenceKey> keys(String yaml) {
        ReferenceYaml reading = new ReferenceYaml();
        reading.read(yaml);
        return List.copyOf(reading.keys);
    }

    private void read(String yaml) {
        Deque<String> groups = new ArrayDeque<>();
        Deque<Integer> indents = new ArrayDeque<>();
        for (String line : yaml.lines().toList()) {
            Matcher more = MORE.matcher(line);
            Matcher key = KEY.matcher(line);
            if (more.matches()) {
                ReferenceKey last = keys.removeLast();
                keys.add(new ReferenceKey(last.path(), last.value(), last.meaning() + " " + more.group("meaning")));
            } else if (key.matches()) {
                int indent = key.group("indent").length();
                while (!indents.isEmpty() && indents.getLast() >= indent) {
                    indents.removeLast();
                    groups.removeLast();
                }
                groups.addLast(key.group("name"));
                indents.addLast(indent);
                keys.add(new ReferenceKey(String.join(".", groups), text(key, "value"), text(key, "meaning")));
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                throw new AssertionError("neither a key nor a comment: " + line);
            }
        }
    }

    private static String text(Matcher matcher, String group) {
        String text = matcher.group(group);
        return text == null ? "" : text.strip();
    }

    /** The keys that a record reads, as paths, with what their values are; maps are not looked into. */
    public static Map<String, String> read(Class<?> type) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Type of = component.getGenericType();
            paths.put(name, words(of));
            if (of instanceof Class<?> group && group.isRecord()) {
                read(group).forEach((path, words) -> paths.put(name + "." + path, words));
            }
        }
        return paths;
    }

    private static String words(Type type) {
        if (type == Long.class || type == Integer.class) {
            return "whole number";
        }
        if (type == Double.class || type == BigDecimal.class) {
            return "number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? "list" : "group";
        }
        return type instanceof Class<?> group && group.isRecord() ? "group" : "see there";
    }

    /** A row of a table. */
    public static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** A value in a table. */
    public static String code(String value) {
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    /** The heading of a table with so many columns. */
    public static List<String> head(String... titles) {
        return List.of(row(titles), "|" + "---|".repeat(titles.length));
    }

    /** Everything in a group, its own line left out. */
    public static Stream<ReferenceKey> in(List<ReferenceKey> keys, String group) {
        return keys.stream().filter(key -> key.isIn(group));
    }
}

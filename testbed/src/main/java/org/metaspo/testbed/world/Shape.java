package org.metaspo.testbed.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form in which a text asks for the answer. Known are the forms that tools use, not their words.
 *
 * @param style of the form
 * @param parts the names of what is asked for, in order; one without a name where the form has none
 */
record Shape(Style style, List<String> parts) {
    /** How parts are marked. */
    enum Style {
        /** {@code <x>...</x>}. */
        TAGS,
        /** {@code [[ ## x ## ]]} on a line of its own. */
        FIELDS,
        /** An object with keys. */
        JSON,
        /** {@code \boxed{...}}. */
        BOXED,
        /** {@code #### ...} as the last line. */
        HASHES,
        /** Between three backticks. */
        FENCE,
        /** {@code Answer: ...} as the last line. */
        LINE,
        /** No form is asked for. */
        FREE
    }

    private static final Pattern FIELD = Pattern.compile("`\\[\\[ ## (\\w+) ## ]]`");
    private static final String END_FIELD = "completed";
    private static final Pattern KEY = Pattern.compile("\"(\\w+)\"\\s*:");
    private static final Pattern MARK = Pattern.compile("(?im)\\banswer:\\s*(?:$|[\\[\"'`{<(.])");
    private static final Pattern REASON = Pattern.compile(
            "(?i)analy|reason|feedback|gradient|critique|weak|finding|problem|diagnos|thought|think|rationale|explan");

    Shape {
        parts = List.copyOf(parts);
    }

    /** The form that a text asks for. */
    static Shape askedIn(String text) {
        List<String> fields = names(FIELD, text);
        fields.remove(END_FIELD);
        if (!fields.isEmpty()) {
            return new Shape(Style.FIELDS, fields);
        }
        List<String> tags = Layout.tagsAskedFor(text);
        if (!tags.isEmpty()) {
            return new Shape(Style.TAGS, tags);
        }
        List<String> keys = names(KEY, text);
        if (!keys.isEmpty() && text.toLowerCase(Locale.ROOT).contains("json")) {
            return new Shape(Style.JSON, keys);
        }
        return new Shape(bareStyle(text), List.of(""));
    }

    private static Style bareStyle(String text) {
        if (text.contains("\\boxed")) {
            return Style.BOXED;
        }
        if (text.contains("####")) {
            return Style.HASHES;
        }
        if (text.contains("```")) {
            return Style.FENCE;
        }
        return MARK.matcher(text).find() ? Style.LINE : Style.FREE;
    }

    private static List<String> names(Pattern pattern, String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return new ArrayList<>(names);
    }

    /** Whether a part of this name holds thoughts rather than the thing itself. */
    static boolean isReason(String part) {
        return REASON.matcher(part).find();
    }

    boolean isFree() {
        return style == Style.FREE;
    }

    /** Writes an answer in this form. */
    String write(UnaryOperator<String> content) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            String value = content.apply(part);
            text.append(
                    switch (style) {
                        case TAGS -> "<%s>%s</%s>\n".formatted(part, value, part);
                        case FIELDS -> "[[ ## %s ## ]]\n%s\n\n".formatted(part, value);
                        case JSON -> "";
                        case BOXED -> "\\boxed{" + value + "}";
                        case HASHES -> "#### " + value;
                        case FENCE -> "```\n" + value + "\n```";
                        case LINE -> "Answer: " + value;
                        case FREE -> value;
                    });
        }
        return switch (style) {
            case FIELDS -> text + "[[ ## " + END_FIELD + " ## ]]";
            case JSON -> json(content);
            default -> text.toString().strip();
        };
    }

    private String json(UnaryOperator<String> content) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        for (String part : parts) {
            String value = content.apply(part);
            if (value.equals("true") || value.equals("false")) {
                object.put(part, Boolean.parseBoolean(value));
            } else {
                object.put(part, value);
            }
        }
        return object.toString();
    }
}

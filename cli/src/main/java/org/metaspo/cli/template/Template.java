package org.metaspo.cli.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill.
 *
 * @param text where {@code {{name}}} stands for a value
 */
public record Template(String text) {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    /** One that lies beside a class, or at an absolute place, in the jar. */
    public static Template beside(Class<?> type, String name) {
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with its places filled, in one pass: what a value contains is never read as a place. */
    public String filled(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        Matcher slots = SLOT.matcher(text);
        int from = 0;
        while (slots.find()) {
            String value = values.get(slots.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + slots.group());
            }
            filled.append(text, from, slots.start()).append(value);
            from = slots.end();
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** A text as HTML shows it, in elements and in quoted attributes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;

/** Texts as Java text blocks (JLS 3.10.6). */
final class JavaText {
    private JavaText() {}

    /**
     * An expression whose value is the text.
     *
     * @param indent blanks before each line
     */
    static String block(String text, int indent) {
        String before = " ".repeat(indent);
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String escaped = line(line);
            lines.add(escaped.isEmpty() ? "" : before + escaped);
        }
        // The delimiter on a line of its own would end the text with a line break, and set the margin.
        return "\"\"\"\n" + String.join("\n", lines) + (lines.getLast().isEmpty() ? before : "") + "\"\"\"";
    }

    /** Blanks at either end would be taken for the margin, or stripped; three quotes, or one at the end, for the delimiter. */
    private static String line(String line) {
        StringBuilder escaped = new StringBuilder();
        int end = line.stripTrailing().length();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '"' -> escaped.append(i + 1 == line.length() || line.charAt(i + 1) == '"' ? "\\\"" : "\"");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                case '\f' -> escaped.append("\\f");
                case ' ' -> escaped.append(i == 0 || i >= end ? "\\s" : " ");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

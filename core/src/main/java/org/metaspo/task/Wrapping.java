package org.metaspo.task;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What models put around an answer: emphasis, quotes, LaTeX, a leading "Answer:", a final full stop. */
final class Wrapping {
    /** Deeper nesting is no wrapping any more; the bound keeps the time linear. */
    private static final int LEVELS = 16;

    private static final List<String[]> PAIRS = List.of(
            pair("**", "**"),
            pair("__", "__"),
            pair("*", "*"),
            pair("`", "`"),
            pair("\"", "\""),
            pair("'", "'"),
            pair("“", "”"),
            pair("‘", "’"),
            pair("„", "“"),
            pair("«", "»"),
            pair("$$", "$$"),
            pair("$", "$"),
            pair("\\(", "\\)"),
            pair("\\[", "\\]"));
    private static final Pattern COMMAND = Pattern.compile("\\\\(?:text|textbf|textit|mathrm|mathbf|boxed|fbox)\\{");
    private static final Pattern LEAD = Pattern.compile(
            "[*_]{0,2}(?:the\\s)?(?:final\\s|correct\\s)?answer\\s{0,4}:[*_]{0,2}", Pattern.CASE_INSENSITIVE);

    private Wrapping() {}

    private static String[] pair(String open, String close) {
        return new String[] {open, close};
    }

    static String remove(String text) {
        String content = text.strip();
        for (int level = 0; level < LEVELS; level++) {
            String inner = removeOne(content).strip();
            if (inner.length() == content.length()) {
                break;
            }
            content = inner;
        }
        return content;
    }

    private static String removeOne(String text) {
        if (text.endsWith(".") || text.endsWith("。")) {
            return text.substring(0, text.length() - 1);
        }
        if (text.isEmpty() || Character.isLetterOrDigit(text.charAt(0))) {
            return withoutLead(text);
        }
        Matcher command = COMMAND.matcher(text);
        if (command.lookingAt() && closingBrace(text, command.end()) == text.length() - 1) {
            return text.substring(command.end(), text.length() - 1);
        }
        for (String[] pair : PAIRS) {
            int inside = text.length() - pair[1].length();
            if (pair[0].length() <= inside && text.startsWith(pair[0]) && text.endsWith(pair[1])) {
                String inner = text.substring(pair[0].length(), inside);
                // "A" or "B" is not one thing in quotes.
                if (!inner.contains(pair[0]) && !inner.contains(pair[1])) {
                    return inner;
                }
            }
        }
        return withoutLead(text);
    }

    private static String withoutLead(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        Matcher lead = LEAD.matcher(text);
        return lead.lookingAt() ? text.substring(lead.end()) : text;
    }

    static int closingBrace(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}

package org.metaspo.task;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LaTeX around numbers made plain text. What plain text cannot say ({@code \sqrt}) is left as it stands. */
final class Latex {
    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]{1,20}+|[^A-Za-z])|\\{,}|[{}~]");
    private static final Pattern FRACTION =
            Pattern.compile("(?:\\{([^{}]{1,40}+)}|([0-9]))\\s?(?:\\{([^{}]{1,40}+)}|([0-9]))");
    private static final Set<String> FRACTIONS = Set.of("frac", "dfrac", "tfrac", "cfrac");
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("{,}", ","),
            Map.entry("{", " "),
            Map.entry("}", " "),
            Map.entry("~", " "),
            Map.entry("\\,", "\u2009"),
            Map.entry("\\;", " "),
            Map.entry("\\:", " "),
            Map.entry("\\ ", " "),
            Map.entry("\\!", ""),
            Map.entry("\\(", " "),
            Map.entry("\\)", " "),
            Map.entry("\\[", " "),
            Map.entry("\\]", " "),
            Map.entry("\\$", "$"),
            Map.entry("\\%", "%"),
            Map.entry("\\#", "#"),
            Map.entry("\\circ", "°"),
            Map.entry("\\degree", "°"),
            Map.entry("\\approx", " "),
            Map.entry("\\quad", " "),
            Map.entry("\\left", ""),
            Map.entry("\\right", ""),
            Map.entry("\\text", " "),
            Map.entry("\\textbf", " "),
            Map.entry("\\textit", " "),
            Map.entry("\\mathrm", " "),
            Map.entry("\\mathbf", " "),
            Map.entry("\\mbox", " "),
            Map.entry("\\boxed", " "),
            Map.entry("\\fbox", " "));

    private Latex() {}

    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Matcher commands = COMMAND.matcher(text);
        Matcher fraction = FRACTION.matcher(text);
        int from = 0;
        while (commands.find(from)) {
            plain.append(text, from, commands.start());
            from = commands.end();
            String command = commands.group();
            if (FRACTIONS.contains(String.valueOf(commands.group(1)))
                    && fraction.region(from, text.length()).lookingAt()) {
                plain.append(endsWithDigit(plain) ? " " : "")
                        .append(part(fraction, 1))
                        .append('/')
                        .append(part(fraction, 3))
                        .append(' ');
                from = fraction.end();
            } else {
                plain.append(PLAIN.getOrDefault(command, command));
            }
        }
        return plain.append(text, from, text.length())
                .toString()
                .replace("^°", "°")
                .replace("^ °", "°");
    }

    /** The whole part of a mixed number must not run into its fraction. */
    private static boolean endsWithDigit(StringBuilder plain) {
        return !plain.isEmpty() && Character.isDigit(plain.charAt(plain.length() - 1));
    }

    /** What is over or under the stroke: in braces, or one digit. */
    private static String part(Matcher fraction, int group) {
        String braced = fraction.group(group);
        return braced == null ? fraction.group(group + 1) : braced;
    }
}

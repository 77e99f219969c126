package org.metaspo.prompt;

import java.util.List;
import java.util.regex.Pattern;

/** A worked example inside a prompt: a question and its answer, in a line of its own. */
public final class ExampleLine {
    private static final String MARK = "Example: ";
    private static final String ARROW = " -> ";
    private static final Pattern LINE =
            Pattern.compile("\\s*" + Pattern.quote(MARK) + ".*" + Pattern.quote(ARROW) + ".*", Pattern.DOTALL);

    private ExampleLine() {}

    /** The line. A question of several lines gives one of several. */
    public static String of(String question, String answer) {
        return MARK + question.strip() + ARROW + answer;
    }

    /** The examples of a text that consists of them, in order. */
    static List<String> split(String lines) {
        return List.of(lines.strip().split("\\s*\n(?=" + Pattern.quote(MARK) + ")"));
    }

    /** Whether a text begins as one. */
    public static boolean begins(String text) {
        return text.startsWith(MARK);
    }

    /** Whether a line is one. */
    public static boolean is(String line) {
        return LINE.matcher(line).matches();
    }
}

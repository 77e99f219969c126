package org.metaspo.prompt;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task's template: the text around one question.
 *
 * @param template holds {@code {question}} at least once, and may hold further columns as {@code {{name}}}
 */
public record UserPrompt(String template) {
    /** Where the question of an example goes. */
    public static final String QUESTION = "{question}";

    static final Pattern SLOT = Pattern.compile("\\{\\{([^{}]+)}}|\\{question}");

    public UserPrompt {
        if (!template.contains(QUESTION)) {
            throw new IllegalArgumentException("A user prompt without " + QUESTION + " never shows the question.");
        }
    }

    /** Whether a text can serve as a user prompt. */
    public static boolean accepts(String template) {
        return template.contains(QUESTION);
    }

    /**
     * The message for one example. One pass over the template: what a question or a column contains is never read as a
     * slot again. {@code {{question}}} shows the question as well, since rewrites like to double the braces; any other
     * {@code {{name}}} that is no column stays as it stands.
     *
     * @param question replaces every {@code {question}}
     * @param columns replace {@code {{name}}}
     */
    public String fill(String question, Map<String, String> columns) {
        Matcher slots = SLOT.matcher(template);
        StringBuilder filled = new StringBuilder(template.length() + question.length());
        int from = 0;
        while (slots.find()) {
            filled.append(template, from, slots.start());
            filled.append(value(slots, question, columns));
            from = slots.end();
        }
        return filled.append(template, from, template.length()).toString();
    }

    private static String value(Matcher slot, String question, Map<String, String> columns) {
        if (slot.group(1) == null) {
            return question;
        }
        String name = slot.group(1).strip();
        return columns.getOrDefault(name, name.equals("question") ? question : slot.group());
    }

    /** Whether a text can become part of a template as it stands: nothing in it would be filled. */
    public static boolean isPlain(String text) {
        return !SLOT.matcher(text).find();
    }
}

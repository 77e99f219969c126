package org.metaspo.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A piece of a user prompt, for other template languages.
 *
 * @param isSlot whether something is filled in here
 * @param text of a slot its name: {@code question}, or the column's; else the words as they stand
 */
public record TemplatePart(boolean isSlot, String text) {
    /** The pieces of a template, in order; words are never empty. */
    public static List<TemplatePart> of(String template) {
        List<TemplatePart> parts = new ArrayList<>();
        Matcher slots = UserPrompt.SLOT.matcher(template);
        int from = 0;
        while (slots.find()) {
            words(parts, template.substring(from, slots.start()));
            parts.add(new TemplatePart(
                    true, slots.group(1) == null ? "question" : slots.group(1).strip()));
            from = slots.end();
        }
        words(parts, template.substring(from));
        return parts;
    }

    private static void words(List<TemplatePart> parts, String words) {
        if (!words.isEmpty()) {
            parts.add(new TemplatePart(false, words));
        }
    }
}

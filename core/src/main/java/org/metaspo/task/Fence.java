package org.metaspo.task;

import java.util.List;
import java.util.Locale;
import org.metaspo.statistics.Sha256;

/**
 * Tells the texts of items and answers from the words that are addressed to a model. The tags around a text carry a code
 * that occurs in none of the texts, so that no text can close its own block or open another. The code is a digest of the
 * texts: equal requests stay equal, and whoever writes an answer cannot foresee it.
 *
 * @param code lower-case hexadecimal digits; empty where the tags carry none
 */
public record Fence(String code) {
    private static final int DIGITS = 12;

    /** A fence that none of the texts can imitate. */
    public static Fence around(List<String> texts) {
        // Each text with its length before it: moving words from one text to the next gives another code.
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(text.length()).append(':').append(text));
        for (int turn = 0; ; turn++) {
            String code = Sha256.hex(turn + "/" + all).substring(0, DIGITS);
            if (texts.stream().noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(code))) {
                return new Fence(code);
            }
        }
    }

    /** Plain tags of this name, or a fence where one of the texts speaks of such tags. */
    public static Fence around(String name, List<String> texts) {
        boolean imitated = texts.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .anyMatch(text -> text.contains("<" + name) || text.contains("</" + name));
        return imitated ? around(texts) : new Fence("");
    }

    /** A text as a block of a name. */
    public String block(String name, String text) {
        String tag = code.isEmpty() ? name : name + "-" + code;
        return "<" + tag + ">\n" + text + "\n</" + tag + ">";
    }
}

package org.metaspo.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The family that a model's name speaks of: {@code gpt-6-luna} and {@code openai/gpt-4o} are gpt. */
public final class ModelFamily {
    private static final Pattern LETTERS = Pattern.compile("[a-z]+");

    private ModelFamily() {}

    /** The first word of a name, without the vendor in front; the whole name where it begins with no letter. */
    public static String of(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(meta|us|eu|anthropic|openai|google)[-.:]", "");
        Matcher letters = LETTERS.matcher(name);
        if (!letters.lookingAt()) {
            return name;
        }
        String word = letters.group();
        // o1, o3 and o4 are OpenAI's as well.
        return word.equals("o") || word.equals("chatgpt") ? "gpt" : word;
    }
}

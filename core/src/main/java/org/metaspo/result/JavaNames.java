package org.metaspo.result;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of runs, tasks and columns as Java has them; no two of one scope are the same. */
final class JavaNames {
    private final Set<String> taken = new HashSet<>();

    /** A class's name, such as {@code ReviewsPrompts} of {@code reviews}. */
    static String type(String name) {
        String words = camel(name);
        return (words.isEmpty() || !Character.isJavaIdentifierStart(words.charAt(0))
                        ? "Learned"
                        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1))
                + "Prompts";
    }

    /** A name for a method or a parameter that has not been given yet. */
    String member(String name) {
        String words = camel(name);
        String plain = words.isEmpty() || !Character.isJavaIdentifierStart(words.charAt(0))
                ? "prompt" + words
                : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
        String base = SourceVersion.isName(plain) ? plain : plain + "Prompt";
        String unique = base;
        for (int i = 2; !taken.add(unique); i++) {
            unique = base + i;
        }
        return unique;
    }

    private static String camel(String name) {
        StringBuilder words = new StringBuilder();
        boolean opens = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isJavaIdentifierPart(c) || c == '_' || Character.isIdentifierIgnorable(c)) {
                opens = true;
            } else {
                words.append(opens && !words.isEmpty() ? Character.toUpperCase(c) : c);
                opens = false;
            }
        }
        return words.toString();
    }
}

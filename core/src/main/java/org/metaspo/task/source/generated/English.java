package org.metaspo.task.source.generated;

import java.util.List;

/** The little grammar that the generators need. */
final class English {
    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh");

    private English() {}

    /** With the indefinite article; no noun here has a silent h or a spoken y in front. */
    static String a(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** "x, y and z". */
    static String list(List<String> things) {
        int last = things.size() - 1;
        return last == 0 ? things.get(0) : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
    }

    /** 0 to 12 in words. */
    static String number(int n) {
        return NUMBERS.get(n);
    }

    /** The place in words, counted from 0. */
    static String ordinal(int index) {
        return ORDINALS.get(index);
    }

    static String plural(String noun) {
        return noun + (noun.matches(".*(ch|sh|s|x)") ? "es" : "s");
    }

    /** "a pear", "three pears". */
    static String some(int n, String noun) {
        return n == 1 ? a(noun) : number(n) + " " + plural(noun);
    }

    /** With a capital letter in front and a full stop behind. */
    static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}

package org.metaspo.testbed.world;

import java.util.List;
import java.util.Locale;

/**
 * Says a sentence in words that hardly recur, and that state no other rule.
 *
 * @param openings that may stand before a sentence
 * @param endings that may stand behind it
 */
record Phrasing(List<String> openings, List<String> endings) {
    Phrasing {
        openings = List.copyOf(openings);
        endings = List.copyOf(endings);
    }

    /** The sentence with an opening and an ending, in the place of those that it has. */
    String of(String sentence, Lot lot) {
        String bare = bare(sentence);
        String opening = lot.pick(openings, "opening " + bare);
        String ending = lot.pick(endings, "ending " + bare);
        return opening + " " + bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1) + " " + ending + ".";
    }

    /** The sentence alone, without what closes it. */
    String bare(String sentence) {
        String bare = sentence.strip().replaceAll("[.!?;]+$", "");
        for (String opening : openings) {
            if (bare.startsWith(opening + " ")) {
                bare = bare.substring(opening.length() + 1);
            }
        }
        for (String ending : endings) {
            if (bare.endsWith(" " + ending)) {
                bare = bare.substring(0, bare.length() - ending.length() - 1);
            }
        }
        return bare.isEmpty() ? sentence.strip() : bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
    }
}

package org.metaspo.testbed.world;

import java.util.List;
import java.util.Set;

/**
 * An idea that a prompt may state in many words.
 *
 * @param name of the idea
 * @param terms groups of word beginnings that mean the same; the first group leads
 * @param wordings sentences that state it
 */
record Concept(String name, List<List<String>> terms, List<String> wordings) {
    Concept {
        terms = terms.stream().map(List::copyOf).toList();
        wordings = List.copyOf(wordings);
    }

    /**
     * Whether a sentence states the idea: it holds a word of the leading group and of enough of the others.
     *
     * @param words of the sentence in lower case
     * @param needed groups besides the leading one
     */
    boolean isIn(Set<String> words, int needed) {
        return holds(words, terms.getFirst())
                && terms.stream().skip(1).filter(group -> holds(words, group)).count() >= needed;
    }

    private static boolean holds(Set<String> words, List<String> group) {
        for (String word : words) {
            for (String beginning : group) {
                if (word.startsWith(beginning)) {
                    return true;
                }
            }
        }
        return false;
    }
}

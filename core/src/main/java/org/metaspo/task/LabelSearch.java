package org.metaspo.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which labels occur in a text.
 *
 * @param names the names of the labels that occur
 * @param denied whether one of them is denied ("not positive")
 */
record LabelSearch(Set<String> names, boolean denied) {
    private static final Set<String> DENIALS = Set.of(
            "non", "no", "never", "isnt", "arent", "wasnt", "werent", "neither", "nor", "cannot", "cant", "without");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    /** One way to write a label. */
    private record Phrase(List<String> words, String name) {}

    static LabelSearch in(String content, List<Label> labels) {
        Map<String, List<Phrase>> phrases = phrases(labels);
        List<String> words = words(content);
        Set<String> names = new LinkedHashSet<>();
        boolean denied = false;
        int free = 0;
        int i = 0;
        while (i < words.size()) {
            int at = i;
            Optional<Phrase> phrase = phrases.getOrDefault(words.get(i), List.of()).stream()
                    .filter(candidate -> startsWith(words, at, candidate.words()))
                    .findFirst();
            if (phrase.isPresent()) {
                names.add(phrase.get().name());
                denied |= isDenied(words, free, i);
                i += phrase.get().words().size();
                free = i;
            } else {
                i++;
            }
        }
        return new LabelSearch(names, denied);
    }

    /** By first word, the longest first. */
    private static Map<String, List<Phrase>> phrases(List<Label> labels) {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        for (Label label : labels) {
            for (String text : label.texts()) {
                List<String> words = words(text);
                add(phrases, words, label);
                if (words.size() > 1 && words.get(0).equals("non")) {
                    // "nonentailment" for "non-entailment"
                    List<String> joined = new ArrayList<>(words.subList(1, words.size()));
                    joined.set(0, "non" + joined.get(0));
                    add(phrases, joined, label);
                }
            }
        }
        phrases.values()
                .forEach(list -> list.sort(Comparator.comparingInt(
                                (Phrase phrase) -> phrase.words().size())
                        .reversed()));
        return phrases;
    }

    private static void add(Map<String, List<Phrase>> phrases, List<String> words, Label label) {
        if (!words.isEmpty()) {
            phrases.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(new Phrase(words, label.name()));
        }
    }

    /** "Not X" and "non-X" are one: a label may be written with the one and answered with the other. */
    private static List<String> words(String text) {
        List<String> words = Words.of(text);
        words.replaceAll(word -> word.equals("not") ? "non" : word);
        return words;
    }

    private static boolean startsWith(List<String> words, int at, List<String> phrase) {
        return at + phrase.size() <= words.size()
                && words.subList(at, at + phrase.size()).equals(phrase);
    }

    /** Whether the word before is a denial, looking past an article; words of another label do not count. */
    private static boolean isDenied(List<String> words, int free, int at) {
        int before = at - 1;
        if (before > free && ARTICLES.contains(words.get(before))) {
            before--;
        }
        return before >= free && DENIALS.contains(words.get(before));
    }
}

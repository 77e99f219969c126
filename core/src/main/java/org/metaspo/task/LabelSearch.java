package org.metaspo.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/** Looks for labels in a text, word by word. */
final class LabelSearch {
    private static final Set<String> DENIALS = Set.of(
            "non", "no", "never", "isnt", "arent", "wasnt", "werent", "neither", "nor", "cannot", "cant", "without");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    /** One way to write a label. */
    private record Phrase(List<String> words, String name) {}

    /** By first word, the longest first. */
    private final Map<String, List<Phrase>> phrases = new HashMap<>();

    LabelSearch(List<Label> labels) {
        for (Label label : labels) {
            for (String text : label.texts()) {
                List<String> words = words(text);
                add(words, label);
                if (words.size() > 1 && words.get(0).equals("non")) {
                    // "nonentailment" for "non-entailment"
                    List<String> joined = new ArrayList<>(words.subList(1, words.size()));
                    joined.set(0, "non" + joined.get(0));
                    add(joined, label);
                }
            }
        }
        for (List<Phrase> list : phrases.values()) {
            list.sort(Comparator.comparingInt((Phrase phrase) -> phrase.words().size())
                    .reversed());
        }
    }

    private void add(List<String> words, Label label) {
        if (!words.isEmpty()) {
            phrases.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(new Phrase(words, label.name()));
        }
    }

    /** The one label in a text. */
    Extraction in(String text) {
        List<String> words = words(text);
        String found = null;
        int free = 0;
        int i = 0;
        while (i < words.size()) {
            Phrase phrase = phraseAt(words, i);
            if (phrase == null) {
                i++;
                continue;
            }
            if (isDenied(words, free, i)) {
                return new Unparseable("a label is denied");
            }
            if (found != null && !found.equals(phrase.name())) {
                return new Unparseable("several labels");
            }
            found = phrase.name();
            i += phrase.words().size();
            free = i;
        }
        return found == null ? new Unparseable("no label") : new Found(found);
    }

    private @Nullable Phrase phraseAt(List<String> words, int at) {
        for (Phrase phrase : phrases.getOrDefault(words.get(at), List.of())) {
            int end = at + phrase.words().size();
            if (end <= words.size() && words.subList(at, end).equals(phrase.words())) {
                return phrase;
            }
        }
        return null;
    }

    /** "Not X" and "non-X" are one: a label may be written with the one and answered with the other. */
    private static List<String> words(String text) {
        List<String> words = Words.of(text);
        words.replaceAll(word -> word.equals("not") ? "non" : word);
        return words;
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

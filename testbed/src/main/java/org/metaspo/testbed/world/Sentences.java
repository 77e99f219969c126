package org.metaspo.testbed.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into sentences and words. */
final class Sentences {
    private static final Pattern SENTENCE = Pattern.compile("[^.!?;\\n]+[.!?;]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}-]*");

    private Sentences() {}

    /** The sentences of a text, trimmed, without empty ones. A line ends a sentence. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        Matcher matcher = SENTENCE.matcher(text);
        while (matcher.find()) {
            String sentence = matcher.group().strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    /** The different words of a text in lower case. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** How many words a text has. */
    static int count(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}

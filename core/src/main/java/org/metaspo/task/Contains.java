package org.metaspo.task;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.metaspo.task.Extraction.Found;

/**
 * 1 for an answer in which an accepted answer occurs as whole words of the normal form ({@code exact-match}), else 0. A
 * number has to be mentioned as that number: 3.5 does not contain 35.
 */
public record Contains() implements DirectMetric {
    /** The name in task files. */
    public static final String KEY = "contains";

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Grade.Worth grade(Extraction answer, Example example) {
        return Grade.of(answer instanceof Found found
                && example.answers().stream().anyMatch(gold -> contains(found.value(), gold)));
    }

    private static boolean contains(String text, String gold) {
        if (NormalText.same(text, gold)) {
            return true;
        }
        Optional<BigDecimal> number = NormalText.number(gold.strip());
        if (number.isPresent()) {
            return BLANKS.splitAsStream(text)
                    .flatMap(word -> NormalText.number(bare(word)).stream())
                    .anyMatch(mentioned -> mentioned.compareTo(number.get()) == 0);
        }
        List<String> words = NormalText.words(gold);
        return !words.isEmpty() && Collections.indexOfSubList(NormalText.words(text), words) >= 0;
    }

    /** A word without the punctuation around it; a sign and a currency sign in front stay. */
    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
            to--;
        }
        while (from < to && "([{<\"'“‘*_=".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        return word.substring(from, to);
    }
}

package org.metaspo.prompt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The runs of words that texts hold, to find out what is copied from elsewhere. Case, spacing and punctuation do not
 * matter. In scripts that leave no space between words each character counts as one.
 */
public final class WordRuns {
    /** So many words in a row that two texts have in common are no accident. */
    private static final int LONG = 8;

    /** A text of fewer words is copied where all of it is; of still fewer words it says too little to tell. */
    private static final int SHORT = 4;

    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]"
                    + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
                    + "\\p{IsMyanmar}]]+");

    private final Set<String> runs = new HashSet<>();
    private final Set<String> vocabulary = new HashSet<>();

    private WordRuns(Collection<String> texts) {
        for (String text : texts) {
            List<String> words = words(text);
            vocabulary.addAll(words);
            for (int from = 0; from < words.size(); from++) {
                int end = Math.min(words.size(), from + LONG);
                for (int to = from + SHORT; to <= end; to++) {
                    runs.add(run(words, from, to));
                }
            }
        }
    }

    /** All that some texts hold. */
    public static WordRuns of(Collection<String> texts) {
        return new WordRuns(texts);
    }

    /** The words of a text, in order. */
    public static List<String> words(String text) {
        return WORD.matcher(Wording.normalised(text))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Whether these words stand here in a row: 4 to 8 of them, as {@link #copied} gives them. */
    public boolean hold(String run) {
        return runs.contains(run);
    }

    /**
     * What stands here of another text: each 8 words of it in a row, or all of it where it has 4 to 7.
     *
     * @param words of the other text, in order
     */
    public List<String> copied(List<String> words) {
        int length = Math.min(LONG, words.size());
        List<String> copied = new ArrayList<>();
        int known = 0;
        for (int to = 1; to <= words.size() && length >= SHORT; to++) {
            known = vocabulary.contains(words.get(to - 1)) ? known + 1 : 0;
            if (known >= length) {
                String run = run(words, to - length, to);
                if (runs.contains(run)) {
                    copied.add(run);
                }
            }
        }
        return copied;
    }

    private static String run(List<String> words, int from, int to) {
        return String.join(" ", words.subList(from, to));
    }
}

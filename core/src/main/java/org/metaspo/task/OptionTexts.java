package org.metaspo.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The options that a question lists, one a line: {@code (A) text}, {@code A) text}, {@code A. text} or {@code A: text}.
 *
 * @param texts the options' texts from A on
 */
record OptionTexts(List<String> texts) {
    private static final Pattern LINE =
            Pattern.compile("^[ \\t]{0,8}\\(?([A-Z])[).:][ \\t]+(\\S.*)$", Pattern.MULTILINE);

    /** The last list in a question: it begins with A and leaves no letter out. */
    static OptionTexts in(String question) {
        List<String> texts = new ArrayList<>();
        Matcher lines = LINE.matcher(question);
        while (lines.find()) {
            int index = lines.group(1).charAt(0) - 'A';
            if (index == 0) {
                texts.clear();
            }
            if (index == texts.size()) {
                texts.add(lines.group(2));
            }
        }
        return new OptionTexts(texts);
    }

    /** The letter of the one option whose text this is, articles, case and punctuation aside. */
    Optional<String> letterOf(String text) {
        List<String> letters = IntStream.range(0, texts.size())
                .filter(i -> NormalText.same(texts.get(i), text))
                .mapToObj(i -> String.valueOf((char) ('A' + i)))
                .toList();
        return letters.size() == 1 ? Optional.of(letters.get(0)) : Optional.empty();
    }

    /** Whether an option has this text. */
    boolean is(String letter, String text) {
        int index = letter.charAt(0) - 'A';
        return index < texts.size() && NormalText.same(texts.get(index), text);
    }
}

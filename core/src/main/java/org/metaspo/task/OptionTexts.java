package org.metaspo.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options that a question lists, one a line: {@code (A) text}, {@code A) text}, {@code A. text} or {@code A: text}.
 *
 * @param texts the options' texts from A on
 */
record OptionTexts(List<String> texts) {
    private static final int DEEPEST_INDENT = 8;

    /** The last list in a question: it begins with A and leaves no letter out. */
    static OptionTexts in(String question) {
        List<String> texts = new ArrayList<>();
        int start = 0;
        while (start < question.length()) {
            int end = question.indexOf('\n', start);
            end = end < 0 ? question.length() : end;
            line(question, start, end, texts);
            start = end + 1;
        }
        return new OptionTexts(texts);
    }

    private static void line(String question, int start, int end, List<String> texts) {
        int letter = start;
        while (letter < end && letter - start < DEEPEST_INDENT && isBlank(question.charAt(letter))) {
            letter++;
        }
        letter += letter < end && question.charAt(letter) == '(' ? 1 : 0;
        if (letter + 3 >= end
                || ").:".indexOf(question.charAt(letter + 1)) < 0
                || !isBlank(question.charAt(letter + 2))) {
            return;
        }
        int index = question.charAt(letter) - 'A';
        String text = question.substring(letter + 3, end).strip();
        if (text.isEmpty()) {
            return;
        }
        if (index == 0) {
            texts.clear();
        }
        if (index == texts.size()) {
            texts.add(text);
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The letter of the one option whose text this is, articles, case and punctuation aside. */
    Optional<String> letterOf(String text) {
        int found = -1;
        for (int i = 0; i < texts.size(); i++) {
            if (NormalText.same(texts.get(i), text)) {
                if (found >= 0) {
                    return Optional.empty();
                }
                found = i;
            }
        }
        return found < 0 ? Optional.empty() : Optional.of(String.valueOf((char) ('A' + found)));
    }

    /** Whether an option has this text. */
    boolean is(String letter, String text) {
        int index = letter.charAt(0) - 'A';
        return index < texts.size() && NormalText.same(texts.get(index), text);
    }
}

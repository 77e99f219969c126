package org.metaspo.task;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/**
 * The letter of one of the question's options: the letter alone ({@code B}, {@code (B)}, {@code B.}, "option B"), with
 * the option's text ({@code B: text}), or the option's text alone. A letter that only stands inside words is none.
 *
 * @param options how many options there are, 1 to 26; letters count from A
 */
public record OptionLetterForm(int options) implements AnswerForm {
    /** As many options as there are letters. */
    public static final int MOST = 26;

    private static final Pattern LEAD = Pattern.compile(
            "(?:(?:the|my|final|correct|best|right|answer|option|choice|letter|is)\\b[\\s:]{0,4}+){0,6}+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ALONE = Pattern.compile("[(\\[{]?([A-Za-z])[)\\]}]?[.):]?");
    private static final Pattern BRACKETED = Pattern.compile("\\(([A-Za-z])\\)");
    private static final Pattern HEADING = Pattern.compile("([A-Za-z])[):]\\s");
    private static final Pattern LOOSE_HEADING = Pattern.compile("\\(?([A-Za-z])\\)?[.,]?\\s{1,4}[-–—=(]?(?=\\S)");

    public OptionLetterForm {
        if (options < 1 || options > MOST) {
            throw new IllegalArgumentException("1 to 26 options, not " + options);
        }
    }

    @Override
    public String key() {
        return "option-letter";
    }

    @Override
    public Extraction extract(String content, String question) {
        Matcher lead = LEAD.matcher(content);
        String rest = lead.lookingAt() ? content.substring(lead.end()) : content;
        Matcher alone = ALONE.matcher(rest);
        if (alone.matches()) {
            return found(upper(alone.group(1)));
        }
        OptionTexts texts = OptionTexts.in(question);
        Optional<String> named = texts.letterOf(content);
        if (named.isPresent()) {
            return found(named.get());
        }
        Matcher heading = LOOSE_HEADING.matcher(rest);
        if (heading.lookingAt() && texts.is(upper(heading.group(1)), rest.substring(heading.end()))) {
            return found(upper(heading.group(1)));
        }
        Set<String> letters = letters(rest);
        return switch (letters.size()) {
            case 0 -> new Unparseable("no option");
            case 1 -> found(letters.iterator().next());
            default -> new Unparseable("several options");
        };
    }

    /** The letters in brackets, and the one that heads the text ("B: ...", "B) ..."). */
    private static Set<String> letters(String content) {
        Set<String> letters = new TreeSet<>();
        Matcher heading = HEADING.matcher(content);
        if (heading.lookingAt()) {
            letters.add(upper(heading.group(1)));
        }
        Matcher bracketed = BRACKETED.matcher(content);
        while (bracketed.find()) {
            letters.add(upper(bracketed.group(1)));
        }
        return letters;
    }

    private Extraction found(String letter) {
        return letter.charAt(0) - 'A' < options ? new Found(letter) : new Unparseable("beyond the options: " + letter);
    }

    private static String upper(String letter) {
        return letter.toUpperCase(Locale.ROOT);
    }

    @Override
    public List<String> choices() {
        return IntStream.range(0, options)
                .mapToObj(i -> String.valueOf((char) ('A' + i)))
                .toList();
    }
}

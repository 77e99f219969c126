package org.metaspo.task.source.generated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds out, from the text of a question alone and by other means than its generator, which answers can be right.
 * Whatever a solver does not understand is an exception, so that no sentence goes unread.
 */
interface Solver {
    /** Every answer that the text leaves open. */
    Set<String> possible(String question);

    /** The options by letter. */
    static Map<String, String> options(String question) {
        Map<String, String> options = new LinkedHashMap<>();
        Pattern.compile("^\\((.)\\) (.+)$", Pattern.MULTILINE)
                .matcher(question)
                .results()
                .forEach(option -> options.put(option.group(1), option.group(2)));
        return options;
    }

    /** The line before the options, or the last one. */
    static String ask(String question) {
        List<String> lines = question.lines().toList();
        int options = lines.indexOf("Options:");
        return lines.get((options < 0 ? lines.size() : options) - 1);
    }

    /** All lines before the ask. */
    static String story(String question) {
        return question.substring(0, question.indexOf("\n" + ask(question)));
    }

    /** The groups of a pattern that must fit the whole text. */
    static MatchResult read(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .filter(found -> found.start() == 0 && found.end() == text.length())
                .orElseThrow(() -> new IllegalArgumentException("not understood: " + text));
    }

    static List<String> sentences(String text) {
        return List.of(text.strip().split("(?<=\\.)\\s+", -1));
    }

    /** "x, y and z". */
    static List<String> listed(String text) {
        return List.of(text.split(", | and ", -1));
    }
}

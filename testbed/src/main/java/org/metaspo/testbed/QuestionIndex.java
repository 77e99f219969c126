package org.metaspo.testbed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds which of many known questions a message asks, in time that grows with the message and not with the questions. */
final class QuestionIndex {
    private static final int LONGEST_OPENING = 32;

    private final int opening;
    private final Map<String, List<String>> byOpening;

    /**
     * A question at its place in a message.
     *
     * @param question the known question
     * @param start index of its first character
     */
    record Match(String question, int start) {
        int end() {
            return start + question.length();
        }
    }

    QuestionIndex(Collection<String> questions) {
        if (questions.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A question is empty: it would be found in every message");
        }
        opening = questions.stream().mapToInt(String::length).reduce(LONGEST_OPENING, Math::min);
        byOpening = questions.stream().collect(Collectors.groupingBy(question -> question.substring(0, opening)));
    }

    /**
     * The question that ends last in the text, as worked examples stand before the question that is asked; of several
     * with the same end the longest.
     */
    Optional<Match> lastIn(String text) {
        Optional<Match> last = Optional.empty();
        for (int start = 0; start + opening <= text.length(); start++) {
            for (String question : byOpening.getOrDefault(text.substring(start, start + opening), List.of())) {
                Match match = new Match(question, start);
                if (text.startsWith(question, start) && last.stream().allMatch(known -> match.end() > known.end())) {
                    last = Optional.of(match);
                }
            }
        }
        return last;
    }
}

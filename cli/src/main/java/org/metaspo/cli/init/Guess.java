package org.metaspo.cli.init;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a data file seems to hold: a start that a person looks at.
 *
 * @param question column of the questions
 * @param gold column of the right answers
 * @param answer the answer form, as a task file has it
 * @param metric what an answer is worth
 * @param asked what the model is asked for, at the end of a user prompt
 */
record Guess(String question, String gold, String answer, String metric, String asked) {
    private static final List<String> QUESTIONS = List.of(
            "question",
            "text",
            "input",
            "prompt",
            "query",
            "message",
            "body",
            "content",
            "review",
            "sentence",
            "problem");
    private static final List<String> ANSWERS = List.of(
            "answer",
            "label",
            "gold",
            "target",
            "output",
            "class",
            "category",
            "expected",
            "rating",
            "stars",
            "score",
            "team",
            "solution");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?[\\d,]*\\.?\\d+( ?%)?");
    private static final int MOST_LABELS = 20;
    private static final int MOST_WORDS = 8;
    private static final int LARGEST_SCALE = 12;

    /**
     * Guesses.
     *
     * @param question null = to be guessed
     * @param gold null = to be guessed
     * @throws BadInputException a column is not there, or only one is
     */
    static Guess of(DataLook data, @Nullable String question, @Nullable String gold) {
        String answers = gold != null ? gold : answers(data, question);
        String questions = question != null ? question : questions(data, answers);
        data.values("--question", questions);
        return of(questions, answers, data.values("--answer", answers));
    }

    private static Guess of(String question, String gold, List<String> values) {
        Set<String> distinct = new TreeSet<>(values);
        Set<String> lower =
                distinct.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (Set.of("yes", "no", "true", "false").containsAll(lower)) {
            return new Guess(question, gold, "{form: yes-no}", "accuracy", "yes or no");
        }
        if (distinct.stream().allMatch(each -> each.matches("[A-J]")) && distinct.size() > 1) {
            int options = distinct.stream()
                    .mapToInt(each -> each.charAt(0) - 'A' + 1)
                    .max()
                    .orElseThrow();
            return new Guess(
                    question,
                    gold,
                    "{form: option-letter, options: " + options + "}",
                    "accuracy",
                    "the letter of the right option");
        }
        if (distinct.stream().allMatch(each -> WHOLE.matcher(each).matches()) && distinct.size() <= LARGEST_SCALE) {
            long min = distinct.stream().mapToLong(Long::parseLong).min().orElseThrow();
            long max = distinct.stream().mapToLong(Long::parseLong).max().orElseThrow();
            if (max - min < LARGEST_SCALE) {
                return new Guess(
                        question,
                        gold,
                        "{form: integer, min: " + min + ", max: " + max + "}",
                        "accuracy",
                        "a whole number from " + min + " to " + max);
            }
        }
        if (distinct.stream().allMatch(each -> NUMBER.matcher(each).matches())) {
            return new Guess(question, gold, "{form: number}", "accuracy", "a number");
        }
        if (distinct.size() <= MOST_LABELS && values.size() >= 3 * distinct.size()) {
            return new Guess(
                    question,
                    gold,
                    "{form: label, labels: "
                            + distinct.stream().map(Guess::quoted).collect(Collectors.joining(", ", "[", "]")) + "}",
                    "accuracy",
                    "one of: " + String.join(", ", distinct));
        }
        double words = values.stream()
                .mapToInt(each -> each.split("\\s+").length)
                .average()
                .orElseThrow();
        return words <= MOST_WORDS
                ? new Guess(question, gold, "{form: text}", "exact-match", "a short answer")
                : new Guess(question, gold, "{form: free-text}", "judge", "the answer");
    }

    /** Whether answers are judged by a model. */
    boolean isJudged() {
        return metric.equals("judge");
    }

    private static String answers(DataLook data, @Nullable String question) {
        return named(data, ANSWERS, question)
                .orElseGet(() -> others(data, question).stream()
                        .min(Comparator.comparingInt(
                                column -> Set.copyOf(data.values(column)).size()))
                        .orElseThrow(() -> new BadInputException(
                                data.file().toString(),
                                "There is but one column.",
                                "Give the right answers in a second one.")));
    }

    private static String questions(DataLook data, String answers) {
        return named(data, QUESTIONS, answers)
                .orElseGet(() -> others(data, answers).stream()
                        .max(Comparator.comparingDouble(column -> length(data.values(column))))
                        .orElseThrow(() -> new BadInputException(
                                data.file().toString(),
                                "There is but one column.",
                                "Give the questions in a second one.")));
    }

    private static Optional<String> named(DataLook data, List<String> names, @Nullable String other) {
        return names.stream()
                .flatMap(name -> others(data, other).stream().filter(column -> column.equalsIgnoreCase(name)))
                .findFirst();
    }

    private static List<String> others(DataLook data, @Nullable String other) {
        return data.columns().keySet().stream()
                .filter(column -> !column.equals(other))
                .filter(column -> !data.values(column).isEmpty())
                .toList();
    }

    private static double length(List<String> values) {
        return values.stream().mapToInt(String::length).average().orElse(0);
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}

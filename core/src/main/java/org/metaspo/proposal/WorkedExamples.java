package org.metaspo.proposal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.prompt.ExampleLine;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;

/**
 * Questions of the training split with their answers, as a part of a prompt. Each answer is shown equally often, since a
 * small model repeats what it saw most.
 */
public final class WorkedExamples {
    /** Longer questions would push out everything else. */
    private static final int LONGEST_QUESTION = 400;

    private static final int ANSWERS = 4;

    private WorkedExamples() {}

    /** Whether a part consists of worked examples. */
    static boolean are(String part) {
        return ExampleLine.begins(part);
    }

    /** Whether a text shows an item as a worked example. */
    public static boolean show(String text, Example example) {
        return !example.answers().isEmpty() && text.contains(line(example));
    }

    /** A text without the line, or lines, that show an item. */
    public static String without(String text, Example example) {
        return text.replace(line(example), "");
    }

    /**
     * Examples of up to four different answers, drawn at a place, in the order drawn.
     *
     * @param perAnswer how many of each answer, where there are as many
     * @return one line each; empty where no example can be shown
     */
    public static String draw(List<Example> examples, int perAnswer, Randomness randomness, String place) {
        Map<String, Integer> shown = new HashMap<>();
        return randomness.shuffled(examples, place).stream()
                .filter(WorkedExamples::isShowable)
                .filter(example -> {
                    String answer = example.answers().getFirst();
                    boolean known = shown.containsKey(answer);
                    return (known || shown.size() < ANSWERS) && shown.merge(answer, 1, Integer::sum) <= perAnswer;
                })
                .map(WorkedExamples::line)
                .collect(Collectors.joining("\n"));
    }

    /** An example that reads as a slot would be filled inside a user prompt. */
    private static boolean isShowable(Example example) {
        return !example.answers().isEmpty()
                && example.question().length() <= LONGEST_QUESTION
                && UserPrompt.isPlain(line(example));
    }

    private static String line(Example example) {
        return ExampleLine.of(example.question(), example.answers().getFirst());
    }
}

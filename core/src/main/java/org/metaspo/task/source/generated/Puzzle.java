package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * One question that has one right answer.
 *
 * @param story what is told; puzzles with the same story belong together
 * @param ask what is asked about it
 * @param options the texts behind the letters; empty where the answer is no letter
 * @param answer the right answer, as the task's answer form writes it
 */
record Puzzle(String story, String ask, List<String> options, String answer) {
    static Puzzle open(String story, String ask, String answer) {
        return new Puzzle(story, ask, List.of(), answer);
    }

    /** The options in an order that is drawn: no letter is right more often than another. */
    static Puzzle choice(String story, String ask, String right, List<String> wrong, Draw draw) {
        List<String> all = new ArrayList<>(wrong);
        all.add(right);
        List<String> options = draw.shuffled(all);
        return new Puzzle(story, ask, options, letter(options.indexOf(right)));
    }

    /** The whole text that a model is asked. */
    String question() {
        StringBuilder text = new StringBuilder(story).append('\n').append(ask);
        if (!options.isEmpty()) {
            text.append("\nOptions:");
        }
        for (int i = 0; i < options.size(); i++) {
            text.append("\n(").append(letter(i)).append(") ").append(options.get(i));
        }
        return text.toString();
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }
}

package org.metaspo.task.source.generated;

import org.metaspo.problem.BadInputException;

/**
 * How hard a task's items are.
 *
 * @param lowest the level of the first item
 * @param highest where above the lowest, the levels take turns from one item to the next
 */
public record Levels(int lowest, int highest) {
    /** The name for all levels in turn. */
    public static final String MIX = "mix";

    /** All levels in turn. */
    public static final Levels MIXED = new Levels(Generator.LOWEST, Generator.HIGHEST);

    /**
     * Reads a level.
     *
     * @param text {@code 1}, {@code 2}, {@code 3} or {@code mix}
     * @param place where it was given, for the message
     */
    public static Levels of(String text, String place) {
        if (text.equals(MIX)) {
            return MIXED;
        }
        if (!text.matches("[" + Generator.LOWEST + "-" + Generator.HIGHEST + "]")) {
            throw new BadInputException(
                    place + " " + text, "There is no such level.", "Write 1, 2, 3, or mix for all in turn.");
        }
        int level = Integer.parseInt(text);
        return new Levels(level, level);
    }

    int at(int index) {
        return lowest + index % (highest - lowest + 1);
    }

    @Override
    public String toString() {
        return lowest == highest ? String.valueOf(lowest) : MIX;
    }
}

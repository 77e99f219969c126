package org.metaspo.task.source.generated;

import java.util.function.Predicate;

/**
 * A sentence about where things stand.
 *
 * @param text the sentence
 * @param first the lower number of the two categories that it speaks of
 * @param last the higher number; the same where it speaks of one category only
 * @param holds whether it is true of places by category and thing
 */
record Clue(String text, int first, int last, Predicate<int[][]> holds) {}

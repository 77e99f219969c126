package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/**
 * Puts things into places, one by one and back again, and collects every way in which all sentences are true. Things of
 * the same row take different places.
 */
final class Places {
    /** A sentence about two things by their numbers, or about one and itself. */
    private record Sentence(int one, int other, IntBinaryOperator truth) {}

    private final int size;
    private final List<String> things = new ArrayList<>();
    private final List<Integer> rowOf = new ArrayList<>();
    private final List<List<Sentence>> sentences = new ArrayList<>();
    private final List<Map<String, Integer>> found = new ArrayList<>();

    Places(int size, List<List<String>> rows) {
        this.size = size;
        for (List<String> row : rows) {
            for (String thing : row) {
                things.add(thing);
                rowOf.add(rows.indexOf(row));
                sentences.add(new ArrayList<>());
            }
        }
    }

    /** Adds a sentence; the operator gives 1 for places of which it is true. */
    void add(String one, String other, IntBinaryOperator truth) {
        Sentence sentence = new Sentence(number(one), number(other), truth);
        sentences.get(Math.max(sentence.one(), sentence.other())).add(sentence);
    }

    private int number(String thing) {
        int number = things.indexOf(thing);
        if (number < 0) {
            throw new IllegalArgumentException("unknown: " + thing);
        }
        return number;
    }

    List<Map<String, Integer>> all() {
        put(0, new int[things.size()]);
        return found;
    }

    private void put(int next, int[] places) {
        if (next == places.length) {
            Map<String, Integer> all = new HashMap<>();
            for (int i = 0; i < next; i++) {
                all.put(things.get(i), places[i]);
            }
            found.add(all);
            return;
        }
        for (int place = 1; place <= size; place++) {
            if (isFree(place, next, places)) {
                places[next] = place;
                boolean allTrue = true;
                for (Sentence sentence : sentences.get(next)) {
                    allTrue &= sentence.truth().applyAsInt(places[sentence.one()], places[sentence.other()]) == 1;
                }
                if (allTrue) {
                    put(next + 1, places);
                }
            }
        }
    }

    private boolean isFree(int place, int next, int[] places) {
        for (int i = 0; i < next; i++) {
            if (rowOf.get(i).equals(rowOf.get(next)) && places[i] == place) {
                return false;
            }
        }
        return true;
    }
}

package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/** The validation items of a race in blocks, and whose turn it is in each. */
final class Blocks {
    private static final int LEAST_PER_TASK = 8;
    private static final int LEAST_IN_ALL = 40;

    private final Map<String, List<List<Example>>> byTask = new LinkedHashMap<>();
    private final Map<String, List<Integer>> pairings = new LinkedHashMap<>();

    /**
     * @param candidate any of the race's: how many pairings each task has is the same for all
     * @param round from 1 on; each starts at another rotation of the items
     * @param atOnce items of each task where nobody is dropped on the way, and all are scored at once; at least a block
     */
    Blocks(Evaluator evaluator, List<Pairing> candidate, int round, long atOnce) {
        for (int number = 0; number < candidate.size(); number++) {
            String task = candidate.get(number).task().name();
            pairings.computeIfAbsent(task, name -> new ArrayList<>()).add(number);
        }
        for (Pairing pairing : candidate) {
            byTask.computeIfAbsent(
                    pairing.task().name(), name -> cut(evaluator, pairing.task(), pairings.size(), round, atOnce));
        }
    }

    /** How many items the first block has, over all tasks. */
    static int first(int... validation) {
        int size = perTask(validation.length);
        return Arrays.stream(validation)
                .map(items -> items - size < LEAST_PER_TASK ? items : size)
                .sum();
    }

    private static int perTask(int tasks) {
        return Math.max(LEAST_PER_TASK, Math.ceilDiv(LEAST_IN_ALL, tasks));
    }

    /** A rest that is too small for a block of its own joins the last one. */
    private static List<List<Example>> cut(Evaluator evaluator, Task task, int tasks, int round, long atOnce) {
        int size = perTask(tasks);
        List<Example> rotated = new ArrayList<>(evaluator.items(Split.VALIDATION, task));
        Collections.rotate(rotated, -(round - 1) * size);
        if (!evaluator.races()) {
            int most = (int) Math.min(rotated.size(), Math.max(size, atOnce));
            return List.of(List.copyOf(rotated.subList(0, most)));
        }
        List<List<Example>> blocks = new ArrayList<>();
        for (int from = 0; from < rotated.size(); ) {
            int rest = rotated.size() - from - size;
            int to = rest < LEAST_PER_TASK ? rotated.size() : from + size;
            blocks.add(List.copyOf(rotated.subList(from, to)));
            from = to;
        }
        return blocks;
    }

    int count() {
        return byTask.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** How many items a block has, over all tasks. */
    int size(int block) {
        return byTask.values().stream()
                .filter(blocks -> block < blocks.size())
                .mapToInt(blocks -> blocks.get(block).size())
                .sum();
    }

    List<Example> items(Task task, int block) {
        List<List<Example>> blocks = byTask.getOrDefault(task.name(), List.of());
        return block < blocks.size() ? blocks.get(block) : List.of();
    }

    /** The numbers of a candidate's pairings that are scored in a block: one per task. */
    IntStream turns(int block) {
        return pairings.values().stream().mapToInt(ofTask -> ofTask.get(block % ofTask.size()));
    }

    Stream<Pairing> inTurn(List<Pairing> candidate, int block) {
        return turns(block).mapToObj(candidate::get);
    }
}

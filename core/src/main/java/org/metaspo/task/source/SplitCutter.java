package org.metaspo.task.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import org.metaspo.task.SplitCounts;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.Splits;

/**
 * Cuts a task's items into train, validation and test.
 *
 * <p>Each part of the files has one order, SHA-256(seed, id), and is cut from its front, so that a larger split holds
 * the smaller one. Without a validation part, validation follows the train items in the train part's order. Items
 * without parts have one order: train, then validation from its front, test from its back. Equal questions (trimmed) are
 * one item, and it stands in the part that matters most: test before validation before train. So does a group: its items
 * stand in one part only.
 */
final class SplitCutter {
    private final String place;
    private final SplitSizes sizes;
    private final Randomness randomness;
    private final Groups groups;
    private final int count;
    private int duplicates;
    private int conflicts;
    private int leaks;

    private SplitCutter(String place, SplitSizes sizes, long seed, Groups groups, int count) {
        this.count = count;
        this.place = place;
        this.sizes = sizes;
        this.randomness = new Randomness(seed);
        this.groups = groups;
    }

    /**
     * Cuts.
     *
     * @param place the task's file, for messages
     * @throws BadInputException where there are fewer train or validation items than asked for, or no test items
     */
    static Splits cut(Parts parts, SplitSizes sizes, long seed, String place) {
        SplitCutter cutter = new SplitCutter(
                place, sizes, seed, Groups.of(parts), (int) parts.all().count());
        return switch (parts) {
            case Parts.Divided divided -> cutter.divided(divided);
            case Parts.Undivided undivided -> cutter.undivided(undivided);
        };
    }

    private Splits divided(Parts.Divided parts) {
        Map<String, List<Example>> test = byQuestion(parts.test());
        Map<String, List<Example>> validation = byQuestion(parts.validation());
        Map<String, List<Example>> train = byQuestion(parts.train());
        leave(validation, test);
        leave(train, test);
        leave(train, validation);
        List<Example> testOrder = ordered(firsts(test, true));
        List<Example> trainOrder = ordered(firsts(train, false));
        List<Example> validationOrder = ordered(firsts(validation, false));
        if (!parts.validation().isEmpty()) {
            return splits(
                    front("train", trainOrder, sizes.train()),
                    front("validation", validationOrder, sizes.validation()),
                    testOrder);
        }
        Front front = front(sizes.validation() > 0 ? "train and validation" : "train", trainOrder, false);
        return splits(front.train(), front.validation(), testOrder);
    }

    private Splits undivided(Parts.Undivided parts) {
        Map<String, List<Example>> questions = byQuestion(parts.items());
        Set<String> conflicting = new HashSet<>();
        questions.forEach((question, equal) -> {
            if (isConflict(equal)) {
                conflicting.add(equal.get(0).id());
            }
        });
        List<Example> order = ordered(firsts(questions, true));
        List<Example> agreed = order.stream()
                .filter(example -> !conflicting.contains(example.id()))
                .toList();
        Front front = front("train and validation", agreed, true);
        // Test is what lies behind the last train or validation item; an item with conflicting answers may stand there
        // only.
        int cut = front.end() == null ? 0 : order.indexOf(front.end()) + 1;
        List<Example> left = order.subList(0, cut).stream()
                .filter(example -> conflicting.contains(example.id()))
                .toList();
        conflicts += left.size();
        Set<String> taken = groups.of(front.all());
        List<Example> test = order.subList(cut, order.size()).reversed().stream()
                .filter(example -> !groups.isIn(example, taken))
                .toList();
        return splits(front.train(), front.validation(), test);
    }

    /** Train items from the front of an order, then validation items of other groups. */
    private Front front(String what, List<Example> order, boolean holdsTest) {
        int least = sizes.train() + sizes.validation() + (holdsTest ? 1 : 0);
        boolean fits = sizes.validation() > 0 && order.size() >= least;
        if (sizes.halved() && count < SplitSizes.SMALL && !fits) {
            int search = Math.min(sizes.train(), holdsTest ? order.size() / 2 : order.size());
            return new Front(order.subList(0, search), order.subList(0, search));
        }
        List<Example> train =
                front(what, order, sizes.train() + sizes.validation()).subList(0, sizes.train());
        Set<String> taken = groups.of(train);
        List<Example> others = order.subList(train.size(), order.size()).stream()
                .filter(example -> !groups.isIn(example, taken))
                .toList();
        if (sizes.validation() > others.size()) {
            throw tooFew(what, sizes.train() + sizes.validation(), train.size() + others.size());
        }
        return new Front(train, others.subList(0, sizes.validation()));
    }

    private record Front(List<Example> train, List<Example> validation) {
        List<Example> all() {
            return Stream.concat(train.stream(), validation.stream()).toList();
        }

        /** The last item taken from the order. */
        @Nullable
        Example end() {
            List<Example> all = all();
            return all.isEmpty() ? null : all.get(all.size() - 1);
        }
    }

    private Splits splits(List<Example> train, List<Example> validation, List<Example> testOrder) {
        if (testOrder.isEmpty() && sizes.test() > 0) {
            throw new BadInputException(
                    place, "No items are left for test.", "Ask for fewer train and validation items, or add data.");
        }
        int test = Math.min(sizes.test(), testOrder.size());
        return new Splits(
                train,
                validation,
                testOrder.subList(0, test),
                new SplitCounts(duplicates, conflicts, leaks, sizes.test() - test));
    }

    private List<Example> front(String what, List<Example> order, int asked) {
        if (asked > order.size()) {
            throw tooFew(what, asked, order.size());
        }
        return order.subList(0, asked);
    }

    private BadInputException tooFew(String what, int asked, int there) {
        return new BadInputException(
                place,
                "Asked for " + asked + " items for " + what + ", but there are " + there + " (" + duplicates
                        + " duplicates, " + conflicts + " with conflicting answers and " + leaks
                        + " that stand in another part left out).",
                "Set `data.train` and `data.validation` to at most " + there + " together, or add data.");
    }

    private static Map<String, List<Example>> byQuestion(List<Item> items) {
        Map<String, List<Example>> questions = new LinkedHashMap<>();
        for (Item item : items) {
            questions
                    .computeIfAbsent(item.example().question().strip(), question -> new ArrayList<>())
                    .add(item.example());
        }
        return questions;
    }

    private void leave(Map<String, List<Example>> part, Map<String, List<Example>> elsewhere) {
        Set<String> taken =
                groups.of(elsewhere.values().stream().flatMap(List::stream).toList());
        part.entrySet().removeIf(entry -> {
            boolean leak = elsewhere.containsKey(entry.getKey())
                    || entry.getValue().stream().anyMatch(example -> groups.isIn(example, taken));
            leaks += leak ? entry.getValue().size() : 0;
            return leak;
        });
    }

    /** One example for each question; none for a question with different answers unless the first is to be kept. */
    private List<Example> firsts(Map<String, List<Example>> questions, boolean keepConflicts) {
        List<Example> firsts = new ArrayList<>();
        for (List<Example> equal : questions.values()) {
            if (!isConflict(equal)) {
                duplicates += equal.size() - 1;
                firsts.add(equal.get(0));
            } else if (keepConflicts) {
                conflicts += equal.size() - 1;
                firsts.add(equal.get(0));
            } else {
                conflicts += equal.size();
            }
        }
        return firsts;
    }

    private static boolean isConflict(List<Example> equal) {
        return equal.stream().map(Example::answers).distinct().count() > 1;
    }

    private List<Example> ordered(List<Example> examples) {
        return examples.stream()
                .map(example -> Map.entry(HexFormat.of().formatHex(randomness.digest(example.id())), example))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }
}

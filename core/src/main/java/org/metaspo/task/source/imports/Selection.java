package org.metaspo.task.source.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.catalogue.DataSource.Part;

/**
 * Picks items, in the order SHA-256(seed, id): never the first of a file, since files are ordered by class or template. A
 * group stands in one part alone. Equal questions are one item: test keeps it before validation before train; with
 * different answers it leaves train and validation, and test keeps the first.
 */
final class Selection {
    private final SplitSizes sizes;
    private final Map<String, Part> groups = new HashMap<>();
    private final Map<Part, List<Candidate>> picked = new LinkedHashMap<>();
    private int duplicates;
    private int conflicts;

    private Selection(SplitSizes sizes) {
        this.sizes = sizes;
    }

    /**
     * What was picked.
     *
     * @param parts the items of each part, in order
     * @param duplicates items left out since their question stands already
     * @param conflicts items left out since their question has different answers
     */
    record Picked(Map<Part, List<Candidate>> parts, int duplicates, int conflicts) {
        int size(Part part) {
            return parts.getOrDefault(part, List.of()).size();
        }
    }

    /** @param fillTest whether test is filled up from the training items' other groups */
    static Picked of(List<Candidate> all, SplitSizes sizes, boolean fillTest) {
        return new Selection(sizes).pick(all, fillTest);
    }

    private Picked pick(List<Candidate> all, boolean fillTest) {
        Set<String> taken = new HashSet<>();
        List<Candidate> test = pool(all, Part.TEST, taken);
        List<Candidate> validation = pool(all, Part.VALIDATION, taken);
        List<Candidate> undivided = pool(all, Part.ALL, taken);
        List<Candidate> train = undivided.isEmpty() ? pool(all, Part.TRAIN, taken) : undivided;
        boolean oneSource = test.isEmpty() && validation.isEmpty();
        SplitSizes goal = oneSource ? scaled(train.size()) : sizes;
        take(Part.TEST, test, goal.test());
        if (fillTest || test.isEmpty()) {
            take(Part.TEST, train.reversed(), goal.test());
        }
        take(Part.VALIDATION, validation, goal.validation());
        take(Part.TRAIN, train, goal.train());
        take(Part.VALIDATION, train, validation.isEmpty() ? goal.validation() : 0);
        return new Picked(Map.copyOf(picked), duplicates, conflicts);
    }

    /** Where one file has fewer items than asked for, every part gets its share. */
    private SplitSizes scaled(int items) {
        int asked = sizes.train() + sizes.validation() + sizes.test();
        if (items >= asked) {
            return sizes;
        }
        long test = (long) items * sizes.test() / asked;
        long validation = (long) items * sizes.validation() / asked;
        return new SplitSizes((int) (items - test - validation), (int) validation, (int) test);
    }

    /** The items of a part's own files, one for each question that stands in no part before it. */
    private List<Candidate> pool(List<Candidate> all, Part part, Set<String> taken) {
        Map<String, List<Candidate>> questions = new LinkedHashMap<>();
        all.stream()
                .filter(candidate -> candidate.pool() == part)
                .forEach(candidate -> questions
                        .computeIfAbsent(candidate.question(), question -> new ArrayList<>())
                        .add(candidate));
        List<Candidate> firsts = new ArrayList<>();
        questions.forEach((question, equal) -> {
            boolean agree = equal.stream().map(Candidate::answers).distinct().count() == 1;
            if (taken.contains(question)) {
                duplicates += equal.size();
            } else if (agree || part == Part.TEST) {
                firsts.add(equal.getFirst());
                duplicates += agree ? equal.size() - 1 : 0;
                conflicts += agree ? 0 : equal.size() - 1;
            } else {
                conflicts += equal.size();
            }
        });
        taken.addAll(questions.keySet());
        firsts.sort(Comparator.comparing(Candidate::order).thenComparing(Candidate::id));
        return firsts;
    }

    private void take(Part part, List<Candidate> pool, int most) {
        List<Candidate> items = picked.computeIfAbsent(part, name -> new ArrayList<>());
        Set<Candidate> there = new HashSet<>(items);
        for (Candidate candidate : pool) {
            if (items.size() >= most) {
                return;
            }
            if (groups.getOrDefault(candidate.group(), part) == part && there.add(candidate)) {
                groups.put(candidate.group(), part);
                items.add(candidate);
            }
        }
    }
}

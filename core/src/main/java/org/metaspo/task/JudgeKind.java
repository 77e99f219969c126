package org.metaspo.task;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** What a judge model is asked about an answer, and what it may say. */
public enum JudgeKind {
    /** Right or wrong, by the reference answer. */
    REFERENCE("reference", List.of("incorrect", "correct")),
    /** A mark from 1 to 5 by a rubric; worth 0 to 1 in quarters. */
    SCALE("scale", List.of("1", "2", "3", "4", "5")),
    /** Passed or failed, by a rubric. */
    PASS_FAIL("pass-fail", List.of("fail", "pass")),
    /** Better than, as good as or worse than the initial prompts' answer to the same item. */
    PAIRWISE("pairwise", List.of("loss", "tie", "win"));

    /** What the judge says of two answers: it is not told which of them is the opponent's. */
    private static final List<String> SIDES = List.of("first", "second", "tie");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> categories;

    JudgeKind(String key, List<String> categories) {
        this.key = key;
        this.categories = categories;
    }

    /** The kind of a name, where there is one. */
    public static Optional<JudgeKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    /** The names of all kinds. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(JudgeKind::key).toList();
    }

    /** The name in task files and documents. */
    public String key() {
        return key;
    }

    /** What an answer is found to be, from the worst to the best. */
    public List<String> categories() {
        return categories;
    }

    /** The words that the judge may answer. */
    public List<String> words() {
        return this == PAIRWISE ? SIDES : categories;
    }

    /** The worth of a category: 0 for the worst, 1 for the best, those between evenly spread. */
    public BigFraction worth(String category) {
        int place = categories.indexOf(category);
        if (place < 0) {
            throw new IllegalArgumentException(category + " is no category of " + key);
        }
        return BigFraction.of(place, categories.size() - 1);
    }
}

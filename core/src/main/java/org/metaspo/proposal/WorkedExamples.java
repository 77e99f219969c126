package org.metaspo.proposal;

import java.util.List;
import java.util.stream.Collectors;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;

/**
 * Questions of the training split with their answers, as a part of a prompt. No two of a part have the same answer while
 * there are others, since a small model repeats what it saw most.
 */
final class WorkedExamples {
    private final Randomness randomness;

    WorkedExamples(Randomness randomness) {
        this.randomness = randomness;
    }

    /** A part with one example for each of up to so many different answers, drawn at a place. */
    String draw(List<Example> examples, int most, String place) {
        List<Example> shuffled = randomness.shuffled(examples, place);
        return shuffled.stream()
                .collect(Collectors.toMap(
                        example -> example.answers().getFirst(),
                        example -> example,
                        (first, second) -> first,
                        java.util.LinkedHashMap::new))
                .values()
                .stream()
                .limit(most)
                .map(example -> example.question() + "\n" + example.answers().getFirst())
                .collect(Collectors.joining("\n\n", "Examples with their right answers:\n\n", "\n"));
    }
}

package org.metaspo.task.source.generated;

import java.util.List;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;

/** All generators by name. */
public final class Generators {
    private static final List<Generator> ALL = List.of(
            new LogicGrid(),
            new ShuffledObjects(),
            new LogicalDeduction(),
            new TemporalSequences(),
            new ObjectCounting(),
            new ColoredObjects(),
            new Epistemic(),
            new Navigate(),
            new Arithmetic());

    private Generators() {}

    /** In the order in which they are listed. */
    public static List<Generator> all() {
        return ALL;
    }

    /**
     * The generator of a task.
     *
     * @throws BadInputException with the nearest name where there is none of this name
     */
    public static Generator named(String name) {
        return ALL.stream()
                .filter(generator -> generator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        name,
                        "There is no generator of this name.",
                        Suggestion.remedy(
                                name, ALL.stream().map(Generator::name).toList())));
    }
}

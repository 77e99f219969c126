package org.metaspo.method;

import java.util.List;

/** The methods by name. */
public final class Methods {
    /** The bilevel search. */
    public static final String METASPO = "metaspo";

    /** The outer loop alone, twice as long: the paper's ablation. */
    public static final String OUTER_LOOP = "outer-loop";

    /** All names. */
    public static final List<String> NAMES = List.of(METASPO, OUTER_LOOP);

    private Methods() {}

    /**
     * The schedule that a method really follows.
     *
     * @param name one of {@link #NAMES}
     * @param asked sizes of the bilevel search
     */
    public static Schedule schedule(String name, Schedule asked) {
        return switch (name) {
            case METASPO -> asked;
            case OUTER_LOOP -> new Schedule(2 * asked.iterations(), asked.systemCandidates(), 0, 1);
            default -> throw new IllegalArgumentException("no method " + name);
        };
    }

    /** A method by its name and the sizes asked for. */
    public static Method of(String name, Schedule asked) {
        return new BilevelSearch(schedule(name, asked));
    }
}

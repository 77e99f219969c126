package org.metaspo.method;

import java.util.List;
import java.util.Set;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.method.Schedule.Planned;
import org.metaspo.proposal.CandidateRules;

/** The methods by name. */
public final class Methods {
    /** The bilevel search. */
    public static final String METASPO = "metaspo";

    /** The outer loop alone, twice as long: the paper's ablation. */
    public static final String OUTER_LOOP = "outer-loop";

    /** User prompts from demonstrations. */
    public static final String APE = "ape";

    /** User prompts from failures, by a beam. */
    public static final String PROTEGI = "protegi";

    /** The bilevel search, from demonstrations. */
    public static final String METASPO_APE = "metaspo-ape";

    /** Control: the bilevel search, whose rewrites are shown no failures. */
    public static final String PARAPHRASE = "paraphrase";

    /** System prompts composed of components. */
    public static final String SPRIG = "sprig";

    /** Control: the bilevel search, whose prompts are drawn from the component corpus. */
    public static final String RANDOM_COMPONENTS = "random-components";

    /** Searches nothing: for looks at a prompt as it is. No method of a configuration. */
    public static final String NONE = "none";

    /** All names. */
    public static final List<String> NAMES =
            List.of(METASPO, OUTER_LOOP, APE, PROTEGI, METASPO_APE, SPRIG, PARAPHRASE, RANDOM_COMPONENTS);

    /** The schedule that selects on training items: the paper's. */
    public static final String REFERENCE = "reference";

    /** The schedule that selects on validation items. */
    public static final String EFFICIENT = "efficient";

    /** Those that compose prompts of components, and need no optimizer model. */
    public static final Set<String> COMPOSING = Set.of(SPRIG, RANDOM_COMPONENTS);

    /** Those that propose from failures alone, which a component proposer can stand in for an optimizer model in. */
    public static final Set<String> FROM_FAILURES = Set.of(METASPO, OUTER_LOOP, PROTEGI);

    private Methods() {}

    /**
     * A method by its name.
     *
     * @param name one of {@link #NAMES} that composes nothing
     * @param sizes as configured; each method heeds those that it has
     */
    public static Method of(String name, Schedule sizes) {
        return of(name, sizes, new Components(List.of(), CandidateRules.NONE, false));
    }

    /**
     * A method by its name.
     *
     * @param name one of {@link #NAMES}
     * @param sizes as configured; each method heeds those that it has. Where calls are planned it follows the efficient
     *     schedule, otherwise the reference schedule
     * @param components for a method that composes prompts; its rules hold for all
     */
    public static Method of(String name, Schedule sizes, Components components) {
        Planned planned = sizes.planned();
        if (planned != null) {
            return efficient(name, sizes, planned, components);
        }
        return switch (name) {
            case METASPO -> new BilevelSearch(sizes, Showing.FAILURES);
            case OUTER_LOOP -> new BilevelSearch(outerLoopAlone(sizes), Showing.FAILURES);
            case APE -> new Ape(sizes);
            case PROTEGI -> new ProTeGi(sizes);
            case METASPO_APE -> new BilevelSearch(sizes, Showing.DEMONSTRATIONS);
            case SPRIG -> new Sprig(new QuestionTrials(sizes, components), components);
            case PARAPHRASE -> new BilevelSearch(sizes, Showing.PARENT);
            case RANDOM_COMPONENTS -> new BilevelSearch(sizes, Showing.NOTHING);
            case NONE -> new NoSearch(Split.TRAIN);
            default -> throw new IllegalArgumentException("no method " + name);
        };
    }

    private static Method efficient(String name, Schedule sizes, Planned planned, Components components) {
        CandidateRules rules = components.rules();
        int rounds = sizes.iterations();
        return switch (name) {
            case METASPO -> new EditSearch(planned, rounds, sizes.systemCandidates(), sizes.userCandidates(), rules);
            case OUTER_LOOP -> new EditSearch(planned, rounds, sizes.systemCandidates(), 0, rules);
            case PROTEGI -> new EditSearch(planned, rounds, 0, sizes.userCandidates(), rules);
            case APE -> RaceSearch.ofUserPrompts(planned, Ape.rounds(sizes));
            case METASPO_APE -> RaceSearch.bilevel(sizes, planned, Showing.DEMONSTRATIONS, rules);
            case SPRIG -> new Sprig(new RacedTrials(sizes, planned, components), components);
            case PARAPHRASE -> RaceSearch.bilevel(sizes, planned, Showing.PARENT, rules);
            case RANDOM_COMPONENTS -> RaceSearch.bilevel(sizes, planned, Showing.NOTHING, rules);
            case NONE -> new NoSearch(Split.VALIDATION);
            default -> throw new IllegalArgumentException("no method " + name);
        };
    }

    private static Schedule outerLoopAlone(Schedule sizes) {
        return new Schedule(2 * sizes.iterations(), sizes.systemCandidates(), 0, 1);
    }
}

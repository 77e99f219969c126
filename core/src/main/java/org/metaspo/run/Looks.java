package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Stage;
import org.metaspo.evaluation.Evaluation;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.event.Listener;
import org.metaspo.method.Pool;
import org.metaspo.method.SearchState;
import org.metaspo.prompt.Sentences;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Proposer;
import org.metaspo.result.Checks;
import org.metaspo.result.Checks.Ablation;
import org.metaspo.result.Checks.Noise;
import org.metaspo.result.Checks.Repeats;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * The looks beside a claim that {@code method.checks} asks for, on the items that the search chose by: the test items are
 * read once, for the claim.
 */
final class Looks {
    /** Scores of the start in other words. */
    static final String WORDING = "wording";

    /** Scores of the start with a sentence that says nothing; the same text would be answered from the journal. */
    static final String AA = "aa";

    /** The candidate without each of its sentences. */
    static final String ABLATION = "ablation";

    /** The start asked again: how sure the model is of its answers. */
    static final String REPEATS = "repeats";

    private final RunPlan plan;
    private final Evaluation evaluation;
    private final Proposer proposer;
    private final Listener listener;

    @Nullable
    private Noise wording;

    @Nullable
    private Noise aa;

    @Nullable
    private Ablation ablation;

    @Nullable
    private Repeats repeats;

    /** @param proposer words prompts otherwise */
    Looks(RunPlan plan, Evaluation evaluation, Proposer proposer, Listener listener) {
        this.plan = plan;
        this.evaluation = evaluation;
        this.proposer = proposer;
        this.listener = listener;
    }

    /**
     * What can be hoped for of each task. Where repeats are asked for this asks them, once: they tell whether there is
     * anything to search for.
     */
    ToDoubleFunction<Task> ceilings() {
        if (plan.checks().contains(REPEATS) && repeats == null) {
            repeats = new Repeating(plan, evaluation).of(listener);
        }
        Repeats found = repeats;
        return task -> found != null && Repeating.isAsked(task) ? Math.min(task.best(), found.ceiling()) : task.best();
    }

    /** Looks at what a search came to; a stop leaves what was found before it. */
    void at(SearchState state) {
        StartNoise noise =
                new StartNoise(plan, (place, pairings) -> scored(place, pairings, StartNoise.itemsPerTask(plan)));
        if (plan.checks().contains(WORDING)) {
            wording = noise.wording(proposer, listener);
        }
        if (plan.checks().contains(AA)) {
            aa = noise.aa();
        }
        if (plan.checks().contains(ABLATION)) {
            ablation = new Sentencewise(plan, this::scored).of(state);
        }
    }

    /** What was found; null where nothing was. */
    @Nullable
    Checks found() {
        Checks found = new Checks(wording, aa, ablation, repeats);
        return found.equals(Checks.NONE) ? null : found;
    }

    /** The state under the shortest prompt that is not worse, where that is what the run is for. */
    Optional<SearchState> shortest(SearchState state) {
        if (!plan.command().equals(RunPlan.ABLATE) || ablation == null || ablation.shortest() == null) {
            return Optional.empty();
        }
        SystemPrompt shortest = new SystemPrompt(ablation.shortest().text());
        List<Scorecard> cards = scored(
                "checks/shortest",
                state.pools().stream()
                        .map(pool -> new Pairing(
                                pool.task().task(),
                                shortest,
                                pool.best().pairing().userPrompt()))
                        .toList());
        List<Pool> pools = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            pools.add(new Pool(state.pools().get(i).task(), List.of(cards.get(i))));
        }
        return Optional.of(new SearchState(shortest, pools));
    }

    private List<Scorecard> scored(String place, List<Pairing> pairings) {
        return scored(place, pairings, Integer.MAX_VALUE);
    }

    private List<Scorecard> scored(String place, List<Pairing> pairings, int mostPerTask) {
        return evaluation.score(Stage.CHECKS, place, pairings, task -> {
            List<Example> items = plan.selectionItems(task);
            return items.subList(0, Math.min(mostPerTask, items.size()));
        });
    }

    /** Scores pairings on all items that the search chose by. */
    @FunctionalInterface
    interface Scoring {
        List<Scorecard> score(String place, List<Pairing> pairings);
    }

    /** Where the prompt is known before: each sentence left out alone, then with others, and the whole. */
    private static long ablating(RunPlan plan) {
        if (!plan.command().equals(RunPlan.ABLATE)) {
            return 0;
        }
        long items = plan.tasks().stream()
                .mapToLong(planned -> plan.selectionItems(planned.task()).size())
                .sum();
        return (2L * Sentences.of(plan.systemPrompt()).size() + 1) * items;
    }

    /** How many evaluations the looks at noise come to at most; an ablation's depend on what is found. */
    static long evaluations(RunPlan plan) {
        long noises = plan.checks().stream()
                .filter(check -> check.equals(WORDING) || check.equals(AA))
                .count();
        long repeats = plan.checks().contains(REPEATS) ? Repeating.evaluations(plan) : 0;
        return noises * StartNoise.evaluations(plan) + ablating(plan) + repeats;
    }
}

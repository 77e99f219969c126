package org.metaspo.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Stage;
import org.metaspo.evaluation.Evaluation;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.method.Pool;
import org.metaspo.method.SearchState;
import org.metaspo.prompt.Sentences;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Evidence;
import org.metaspo.proposal.Proposal;
import org.metaspo.proposal.Proposer;
import org.metaspo.result.Checks;
import org.metaspo.result.Checks.Ablation;
import org.metaspo.result.Checks.Noise;
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

    /** Variants of the start, and items over all tasks that each is scored on. */
    private static final int VARIANTS = 5;

    private static final int ITEMS = 100;

    private static final List<String> NEUTRAL = List.of(
            "The request follows.",
            "What is asked comes next.",
            "This text ends here.",
            "There is nothing to add to this.",
            "So much for the beginning.");

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

    /** @param proposer words prompts otherwise */
    Looks(RunPlan plan, Evaluation evaluation, Proposer proposer, Listener listener) {
        this.plan = plan;
        this.evaluation = evaluation;
        this.proposer = proposer;
        this.listener = listener;
    }

    /** Looks at what a search came to; a stop leaves what was found before it. */
    void at(SearchState state) {
        if (plan.checks().contains(WORDING)) {
            wording = noise("checks/wording", reworded());
        }
        if (plan.checks().contains(AA)) {
            aa = noise("checks/aa", NEUTRAL.stream().map(this::extended).toList());
        }
        if (plan.checks().contains(ABLATION)) {
            ablation = new Sentencewise(plan, this::scored).of(state);
        }
    }

    /** What was found; null where nothing was. */
    @Nullable
    Checks found() {
        return wording == null && aa == null && ablation == null ? null : new Checks(wording, aa, ablation);
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

    private String extended(String sentence) {
        return plan.systemPrompt().isEmpty() ? sentence : plan.systemPrompt() + " " + sentence;
    }

    private List<String> reworded() {
        SystemPrompt start = new SystemPrompt(plan.systemPrompt());
        if (start.text().isBlank()) {
            listener.on(new Event.Notice("checks/wording: the start is empty, and has no other words."));
            return List.of();
        }
        List<Brief> briefs = new ArrayList<>();
        for (int i = 1; i <= VARIANTS; i++) {
            briefs.add(new Brief.OfSystemPrompt("checks/wording/" + i, start, new Evidence.Reworded()));
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Proposal proposal : proposer.propose("checks/wording", briefs)) {
            if (proposal.text() != null && !proposal.text().equals(start.text())) {
                texts.add(proposal.text());
            }
        }
        return List.copyOf(texts);
    }

    /** All variants go out as one block. */
    @Nullable
    private Noise noise(String place, List<String> variants) {
        if (variants.isEmpty()) {
            return null;
        }
        List<Pairing> pairings = new ArrayList<>(plan.initial());
        int tasks = pairings.size();
        for (String variant : variants) {
            plan.initial()
                    .forEach(start ->
                            pairings.add(new Pairing(start.task(), new SystemPrompt(variant), start.userPrompt())));
        }
        List<Scorecard> cards = scored(place, pairings, Math.ceilDiv(ITEMS, tasks));
        List<Scorecard> start = cards.subList(0, tasks);
        double value = Ranking.flatMean(start).doubleValue();
        double least = value;
        double most = value;
        List<Noise.Variant> found = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            List<Scorecard> own = cards.subList((i + 1) * tasks, (i + 2) * tasks);
            double score = Ranking.flatMean(own).doubleValue();
            least = Math.min(least, score);
            most = Math.max(most, score);
            found.add(new Noise.Variant(variants.get(i), score, agreement(start, own)));
        }
        return new Noise(start.stream().mapToInt(Scorecard::n).sum(), value, found, most - least);
    }

    private static double agreement(List<Scorecard> one, List<Scorecard> other) {
        int same = 0;
        int all = 0;
        for (int task = 0; task < one.size(); task++) {
            for (int i = 0; i < one.get(task).items().size(); i++) {
                var first = one.get(task).items().get(i);
                var second = other.get(task).items().get(i);
                if (first.counts() && second.counts()) {
                    all++;
                    same += first.value().equals(second.value()) ? 1 : 0;
                }
            }
        }
        return all == 0 ? 0 : (double) same / all;
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
        long looks =
                plan.checks().stream().filter(check -> !check.equals(ABLATION)).count();
        long items = 0;
        for (Task task : plan.initial().stream().map(Pairing::task).toList()) {
            items += Math.min(
                    Math.ceilDiv(ITEMS, plan.tasks().size()),
                    plan.selectionItems(task).size());
        }
        return looks * (VARIANTS + 1) * items + ablating(plan);
    }
}

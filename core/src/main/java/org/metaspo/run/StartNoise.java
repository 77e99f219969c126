package org.metaspo.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Evidence;
import org.metaspo.proposal.Proposal;
import org.metaspo.proposal.Proposer;
import org.metaspo.result.Checks.Noise;

/** How much the start's score changes where nothing is said otherwise: what a gain has to be held against. */
final class StartNoise {
    /** Variants of the start, and items over all tasks that each is scored on. */
    static final int VARIANTS = 5;

    static final int ITEMS = 100;

    private static final List<String> NEUTRAL = List.of(
            "The request follows.",
            "What is asked comes next.",
            "This text ends here.",
            "There is nothing to add to this.",
            "So much for the beginning.");

    private final RunPlan plan;
    private final Looks.Scoring scoring;

    /** @param scoring on as many items of each task as are asked for here */
    StartNoise(RunPlan plan, Looks.Scoring scoring) {
        this.plan = plan;
        this.scoring = scoring;
    }

    /** In other words; null where the start has none. */
    @Nullable
    Noise wording(Proposer proposer, Listener listener) {
        return noise("checks/wording", reworded(proposer, listener));
    }

    /** With a sentence that says nothing. */
    @Nullable
    Noise aa() {
        return noise("checks/aa", NEUTRAL.stream().map(this::extended).toList());
    }

    private String extended(String sentence) {
        return plan.systemPrompt().isEmpty() ? sentence : plan.systemPrompt() + " " + sentence;
    }

    private List<String> reworded(Proposer proposer, Listener listener) {
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
        List<Scorecard> cards = scoring.score(place, pairings);
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
                Scored first = one.get(task).items().get(i);
                Scored second = other.get(task).items().get(i);
                if (first.counts() && second.counts()) {
                    all++;
                    same += first.value().equals(second.value()) ? 1 : 0;
                }
            }
        }
        return all == 0 ? 0 : (double) same / all;
    }

    /** Items of each task. */
    static int itemsPerTask(RunPlan plan) {
        return Math.ceilDiv(ITEMS, plan.tasks().size());
    }

    /** How many evaluations one such look comes to at most. */
    static long evaluations(RunPlan plan) {
        return (VARIANTS + 1L)
                * plan.tasks().stream()
                        .mapToLong(planned -> Math.min(
                                itemsPerTask(plan),
                                plan.selectionItems(planned.task()).size()))
                        .sum();
    }
}

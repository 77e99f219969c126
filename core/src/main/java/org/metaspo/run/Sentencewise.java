package org.metaspo.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.SearchState;
import org.metaspo.prompt.Sentences;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.TokenCount;
import org.metaspo.result.Checks.Ablation;
import org.metaspo.result.Checks.Sentence;
import org.metaspo.result.Checks.Shortest;
import org.metaspo.result.Claim;
import org.metaspo.result.PromptCost;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.statistics.Holm;
import org.metaspo.statistics.Randomness;

/**
 * What each sentence of a system prompt is good for, and how much of it can go: first each sentence is left out alone, then
 * those whose loss costs at most 1 point one after the other, the least missed first, as long as the whole costs no more.
 */
final class Sentencewise {
    private static final double WORSE_BY = 0.01;

    private final RunPlan plan;
    private final Looks.Scoring scoring;
    private final Randomness randomness;

    Sentencewise(RunPlan plan, Looks.Scoring scoring) {
        this.plan = plan;
        this.scoring = scoring;
        this.randomness = new Randomness(plan.seed());
    }

    /** What a state's system prompt is made of; null where it is empty. */
    @Nullable
    Ablation of(SearchState state) {
        Sentences whole = Sentences.of(state.incumbent().text());
        if (whole.size() == 0) {
            return null;
        }
        int tasks = state.pools().size();
        List<Pairing> pairings = new ArrayList<>(under(state, whole));
        for (int i = 0; i < whole.size(); i++) {
            pairings.addAll(under(state, whole.without(i)));
        }
        List<Scorecard> cards = scoring.score("checks/ablation", pairings);
        List<Scorecard> all = cards.subList(0, tasks);
        List<Comparison> without = new ArrayList<>();
        for (int i = 1; i <= whole.size(); i++) {
            without.add(compared(all, cards.subList(i * tasks, (i + 1) * tasks)));
        }
        PromptCost cost = plan.cost(whole.text());
        return new Ablation(
                all.stream().mapToInt(Scorecard::n).sum(),
                cost.tokens(),
                cost.usdPer1000(),
                sentences(whole, without),
                shortest(state, whole, all, without));
    }

    /** Several statements from one look: p is adjusted. */
    private static List<Sentence> sentences(Sentences whole, List<Comparison> without) {
        double[] p = Holm.adjusted(without.stream().mapToDouble(Comparison::p).toArray());
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            Comparison each = without.get(i);
            sentences.add(new Sentence(
                    whole.get(i),
                    TokenCount.of(whole.get(i)),
                    new Comparison(each.difference(), each.low(), each.high(), p[i])));
        }
        return sentences;
    }

    @Nullable
    private Shortest shortest(SearchState state, Sentences whole, List<Scorecard> all, List<Comparison> without) {
        List<Integer> least = IntStream.range(0, whole.size())
                .boxed()
                .filter(i -> without.get(i).difference() >= -WORSE_BY)
                .sorted(Comparator.comparingDouble(i -> -without.get(i).difference()))
                .toList();
        List<Integer> gone = new ArrayList<>();
        Comparison against = null;
        for (int sentence : least) {
            List<Integer> trial = new ArrayList<>(gone);
            trial.add(sentence);
            Sentences shorter = left(whole, trial);
            if (!plan.frozen().stream().allMatch(shorter.text()::contains)) {
                continue;
            }
            Comparison compared = compared(
                    all, scoring.score("checks/ablation/" + trial.size() + "/" + sentence, under(state, shorter)));
            if (compared.difference() >= -WORSE_BY) {
                gone = trial;
                against = compared;
            }
        }
        if (against == null) {
            return null;
        }
        String text = left(whole, gone).text();
        PromptCost cost = plan.cost(text);
        return new Shortest(text, cost.tokens(), cost.usdPer1000(), against);
    }

    private static Sentences left(Sentences whole, List<Integer> gone) {
        Sentences left = whole;
        for (int sentence : gone.stream().sorted(Comparator.reverseOrder()).toList()) {
            left = left.without(sentence);
        }
        return left;
    }

    /** Each task's best user prompt by the selection items. */
    private static List<Pairing> under(SearchState state, Sentences text) {
        return state.pools().stream()
                .map(pool -> new Pairing(
                        pool.task().task(),
                        new SystemPrompt(text.text()),
                        pool.best().pairing().userPrompt()))
                .toList();
    }

    private Comparison compared(List<Scorecard> whole, List<Scorecard> other) {
        return Claim.ofItems(whole, other, randomness).orElse(new Comparison(0, -1, 1, 1));
    }
}

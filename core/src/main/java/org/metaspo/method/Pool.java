package org.metaspo.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;

/**
 * One task's kept user prompts with their scorecards under the incumbent system prompt, best first.
 *
 * @param task whose user prompts they are
 * @param cards at least one
 * @param past of user prompts that were kept once and are to be tested, too; none for most methods
 */
public record Pool(SourceTask task, List<Scorecard> cards, List<Scorecard> past) {
    public Pool {
        cards = List.copyOf(cards);
        past = List.copyOf(past);
    }

    /** A pool without a past. */
    public Pool(SourceTask task, List<Scorecard> cards) {
        this(task, cards, List.of());
    }

    /** The task's name. */
    public String name() {
        return task.task().name();
    }

    /** The best user prompt's scorecard. */
    public Scorecard best() {
        return cards.getFirst();
    }

    /** What the final test reads: the kept user prompts, best first, then the different ones that were kept once. */
    public List<Pairing> survivors() {
        return Stream.concat(cards.stream(), past.stream())
                .map(Scorecard::pairing)
                .toList();
    }

    /** Whether the best user prompt has no failure left: nothing to learn from. */
    boolean isSaturated() {
        return best().failures().isEmpty();
    }

    boolean isFixed() {
        return task.task().userPromptFixed();
    }

    /** The pool with children beside their elders, the best k of all; ties keep the elder. */
    Pool joinedBy(List<Scorecard> children, int k) {
        List<Scorecard> all = new ArrayList<>(cards);
        all.addAll(children);
        return new Pool(task, Ranking.best(all, k), past);
    }

    /** The pool with the members of an earlier one among its past, each user prompt once. */
    Pool remembering(Pool earlier) {
        Set<UserPrompt> known = new HashSet<>();
        cards.forEach(card -> known.add(card.pairing().userPrompt()));
        List<Scorecard> gone = Stream.concat(earlier.past.stream(), earlier.cards.stream())
                .filter(card -> known.add(card.pairing().userPrompt()))
                .toList();
        return new Pool(task, cards, gone);
    }

    /** The same user prompts, re-ranked by their scores under another system prompt; ties keep the present order. */
    Pool under(List<Scorecard> rescored) {
        Map<UserPrompt, Scorecard> byPrompt = rescored.stream()
                .collect(Collectors.toMap(card -> card.pairing().userPrompt(), Function.identity(), (a, b) -> a));
        List<Scorecard> inOrder = cards.stream()
                .map(card -> byPrompt.getOrDefault(card.pairing().userPrompt(), card))
                .toList();
        return new Pool(task, Ranking.best(inOrder, inOrder.size()), past);
    }

    /** What has to be scored to compare a system prompt with the incumbent on this task. */
    List<Pairing> pairings(SystemPrompt systemPrompt) {
        return cards.stream()
                .map(card ->
                        new Pairing(task.task(), systemPrompt, card.pairing().userPrompt()))
                .toList();
    }
}

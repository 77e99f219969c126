package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;

/**
 * One task's kept user prompts with their scorecards under the incumbent system prompt, best first.
 *
 * @param task whose user prompts they are
 * @param cards at least one
 */
public record Pool(SourceTask task, List<Scorecard> cards) {
    public Pool {
        cards = List.copyOf(cards);
    }

    /** The best user prompt's scorecard. */
    public Scorecard best() {
        return cards.getFirst();
    }

    List<Scored> failures() {
        return best().failures();
    }

    /** The pool with children beside their elders, the best k of all; ties keep the elder. */
    Pool joinedBy(List<Scorecard> children, int k) {
        List<Scorecard> all = new ArrayList<>(cards);
        all.addAll(children);
        return new Pool(task, Ranking.best(all, k));
    }

    /** The same user prompts, re-ranked by their scores under another system prompt; ties keep the present order. */
    Pool under(List<Scorecard> rescored) {
        Map<UserPrompt, Scorecard> byPrompt = rescored.stream()
                .collect(Collectors.toMap(card -> card.pairing().userPrompt(), Function.identity(), (a, b) -> a));
        List<Scorecard> inOrder = cards.stream()
                .map(card -> byPrompt.getOrDefault(card.pairing().userPrompt(), card))
                .toList();
        return new Pool(task, Ranking.best(inOrder, inOrder.size()));
    }

    /** What has to be scored to compare a system prompt with the incumbent on this task. */
    List<Pairing> pairings(SystemPrompt systemPrompt) {
        return cards.stream()
                .map(card ->
                        new Pairing(task.task(), systemPrompt, card.pairing().userPrompt()))
                .toList();
    }
}

package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.prompt.SystemPrompt;

/**
 * Where a search stands after a decision.
 *
 * @param incumbent the best system prompt so far
 * @param pools each task's kept user prompts under it
 */
public record SearchState(SystemPrompt incumbent, List<Pool> pools) {
    public SearchState {
        pools = List.copyOf(pools);
    }

    /** All kept user prompts' scorecards under the incumbent. */
    public List<Scorecard> cards() {
        return pools.stream().flatMap(pool -> pool.cards().stream()).toList();
    }

    /** What the final test reads, task by task. */
    public List<Pairing> survivors() {
        return pools.stream().flatMap(pool -> pool.survivors().stream()).toList();
    }

    /** Whether no task's best user prompt has any failure left on the training examples. */
    boolean isSaturated() {
        return pools.stream().allMatch(Pool::isSaturated);
    }

    /** What has to be scored to compare another system prompt with the incumbent. */
    List<Pairing> pairings(SystemPrompt systemPrompt) {
        return pools.stream()
                .flatMap(pool -> pool.pairings(systemPrompt).stream())
                .toList();
    }

    /**
     * The state under another system prompt.
     *
     * @param cards of that prompt, for the pairings of this state or of one with the same user prompts
     */
    SearchState under(SystemPrompt systemPrompt, List<Scorecard> cards) {
        List<Pool> rescored = new ArrayList<>();
        for (Pool pool : pools) {
            rescored.add(pool.under(cards.stream()
                    .filter(card -> card.pairing().task().equals(pool.task().task()))
                    .toList()));
        }
        return new SearchState(systemPrompt, rescored);
    }

    /** The state under another system prompt, the user prompts in the order that they have. */
    SearchState replaced(SystemPrompt systemPrompt, List<Scorecard> cards) {
        List<Pool> rescored = new ArrayList<>();
        for (Pool pool : pools) {
            rescored.add(new Pool(
                    pool.task(),
                    cards.stream()
                            .filter(card ->
                                    card.pairing().task().equals(pool.task().task()))
                            .toList(),
                    pool.past()));
        }
        return new SearchState(systemPrompt, rescored);
    }

    /** The state with each task's best user prompt alone: what a schedule ends with that tests one candidate. */
    SearchState candidate() {
        return new SearchState(
                incumbent,
                pools.stream()
                        .map(pool -> new Pool(pool.task(), List.of(pool.best())))
                        .toList());
    }
}

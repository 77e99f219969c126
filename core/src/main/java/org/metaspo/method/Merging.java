package org.metaspo.method;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.prompt.Sentences;
import org.metaspo.proposal.CandidateRules;

/**
 * A system prompt put together from two that raced and do well on different tasks.
 *
 * @param text the winner's sentences, and those of the other one that it does not have
 * @param words what was put together
 */
record Merging(String text, String words) {
    /** The winner of a race with the racer that is furthest ahead of it on some tasks; null where none is, or it is no prompt. */
    static @Nullable Merging of(Race.Outcome outcome, CandidateRules rules) {
        int winner = outcome.best().getFirst();
        List<Scorecard> first = outcome.cards().get(winner);
        double most = 0;
        int other = winner;
        for (int racer = 0; racer < outcome.cards().size(); racer++) {
            double ahead = ahead(outcome.cards().get(racer), first);
            if (ahead > most) {
                most = ahead;
                other = racer;
            }
        }
        Sentences own = sentences(first);
        Sentences added = sentences(outcome.cards().get(other));
        Sentences both = own;
        for (int i = 0; i < added.size(); i++) {
            both = both.indexOf(added.get(i)) < 0 ? both.with(added.get(i), both.size()) : both;
        }
        return both.equals(own) || rules.checkSystemPrompt(both.text()).isPresent()
                ? null
                : new Merging(both.text(), "put together with: " + added.text());
    }

    /** By how much a racer is ahead, over the tasks on which it is. */
    private static double ahead(List<Scorecard> cards, List<Scorecard> of) {
        return IntStream.range(0, of.size())
                .filter(i -> cards.get(i).n() > 0 && of.get(i).n() > 0)
                .mapToDouble(
                        i -> cards.get(i).score().subtract(of.get(i).score()).doubleValue())
                .filter(difference -> difference > 0)
                .sum();
    }

    private static Sentences sentences(List<Scorecard> cards) {
        return Sentences.of(cards.getFirst().pairing().systemPrompt().text());
    }
}

package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.statistics.Interval;

/**
 * Looks beside the claim, on the items that the search chose by. None of them changes what is claimed.
 *
 * @param wording how much the start's score changes with its wording alone; null where it was not asked for, or could not
 *     be done
 * @param aa how much it changes with a sentence that says nothing
 * @param ablation what each sentence of the candidate is good for
 * @param repeats how often the model gives the start's answer again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Checks(
        @Nullable Noise wording,
        @Nullable Noise aa,
        @Nullable Ablation ablation,
        @Nullable Repeats repeats) {
    /** Nothing was found. */
    public static final Checks NONE = new Checks(null, null, null, null);

    /**
     * The start asked once more, word by word. A model that is unsure of its answers cannot be measured at a full score:
     * where two answers to an item are the same with probability a, none is given more often than in sqrt(a) of the
     * cases, since a is the sum of the answers' squared shares; and the mean over items of sqrt(a) is at most the root of
     * the mean.
     *
     * @param n items that were answered twice
     * @param same the share of them that got the same answer, the unweighted mean over tasks
     * @param low the lower bound of its 95 % interval
     * @param high the upper bound
     * @param ceiling the best score that can be hoped for of prompts that leave the model as unsure: the root of the upper
     *     bound, so that chance makes it no lower than it is
     */
    public record Repeats(int n, double same, double low, double high, double ceiling) {
        /** By how often the same was answered. */
        public static Repeats of(Interval same) {
            return new Repeats(same.n(), same.value(), same.low(), same.high(), Math.sqrt(same.high()));
        }
    }

    /**
     * Scores of prompts that mean the same.
     *
     * @param n items that each was scored on
     * @param start the initial system prompt's score, 0 to 1
     * @param variants the same prompt otherwise put
     * @param spread from the lowest of all these scores to the highest: a gain below it proves little
     */
    public record Noise(int n, double start, List<Variant> variants, double spread) {
        /** A variant; {@code agreement} is the share of items that are right under both or wrong under both. */
        public record Variant(String text, double score, double agreement) {}
    }

    /**
     * A system prompt, sentence by sentence.
     *
     * @param n items
     * @param tokens of the whole
     * @param usdPer1000 what they cost in 1,000 calls of the task model; null where no price is known
     * @param sentences in order
     * @param shortest the shortest prompt found that is not worse by more than 1 point; null where no sentence can go
     */
    public record Ablation(
            int n,
            int tokens,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String usdPer1000,

            List<Sentence> sentences,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Shortest shortest) {}

    /**
     * One sentence.
     *
     * @param tokens of it
     * @param without the prompt without it against the whole: below 0 where it helps
     */
    public record Sentence(String text, int tokens, Comparison without) {}

    /**
     * A shorter prompt.
     *
     * @param against it against the whole; it was chosen by these items, so the difference is optimistic
     */
    public record Shortest(
            String text,
            int tokens,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String usdPer1000,

            Comparison against) {}
}

package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult.Comparison;

/**
 * Looks beside the claim, on the items that the search chose by. None of them changes what is claimed.
 *
 * @param wording how much the start's score changes with its wording alone; null where it was not asked for, or could not
 *     be done
 * @param aa how much it changes with a sentence that says nothing
 * @param ablation what each sentence of the candidate is good for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Checks(
        @Nullable Noise wording,
        @Nullable Noise aa,
        @Nullable Ablation ablation) {
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

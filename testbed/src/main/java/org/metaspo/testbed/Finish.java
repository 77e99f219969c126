package org.metaspo.testbed;

/** Why a model stopped writing, with the word that each vendor has for it. */
public enum Finish {
    /** The answer is whole. */
    STOP("stop", "end_turn"),
    /** The output limit cut the answer. */
    LENGTH("length", "max_tokens"),
    /** A filter held the answer back. Anthropic has no word of its own for it and says {@code refusal}. */
    CONTENT_FILTER("content_filter", "refusal"),
    /** The model declined; OpenAI then says {@code stop} and fills {@code message.refusal}. */
    REFUSAL("stop", "refusal");

    private final String openAi;
    private final String anthropic;

    Finish(String openAi, String anthropic) {
        this.openAi = openAi;
        this.anthropic = anthropic;
    }

    /** The value of {@code choices[0].finish_reason}. */
    String openAi() {
        return openAi;
    }

    /** The value of {@code stop_reason}. */
    String anthropic() {
        return anthropic;
    }
}

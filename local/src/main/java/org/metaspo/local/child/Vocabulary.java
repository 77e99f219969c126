package org.metaspo.local.child;

/** What a model says about texts without generating any. Called by many threads at once, also during a generation. */
interface Vocabulary {
    /** Tokens that prompt and answer together may have. */
    int contextTokens();

    /** The model's chat template, with the opening of the assistant's turn at the end. */
    String prompt(Conversation conversation);

    int countTokens(String text);

    /**
     * The schema in GBNF.
     *
     * @throws RefusedException it cannot be turned into a grammar
     */
    String grammar(String jsonSchema);
}

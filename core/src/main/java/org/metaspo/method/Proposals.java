package org.metaspo.method;

/**
 * What proposals of an efficient schedule know, and what the program proposes beside them. Each can be switched off, to
 * find out what it is worth.
 *
 * @param tried whether analyses are told which edits were tried before and harmed, and what they were worth
 * @param feedback whether they are shown what the metric, or the judge, has to say to a failure
 * @param distinct whether analyses take turns at the failures, so that all are shown equally often, and not drawn anew
 * @param examples whether worked examples of training items are tried in each task's user prompt
 * @param merging whether whole prompts that do well on different tasks are put together to race in the next round
 */
public record Proposals(boolean tried, boolean feedback, boolean distinct, boolean examples, boolean merging) {
    /** With all of it. */
    public static final Proposals ALL = new Proposals(true, true, true, true, true);
}

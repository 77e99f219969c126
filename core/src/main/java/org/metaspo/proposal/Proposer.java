package org.metaspo.proposal;

import java.util.List;

/** Port: makes new prompts from what is known about the old ones. */
public interface Proposer {
    /** For searches that ask for nothing. */
    Proposer NONE = (place, briefs) -> {
        throw new IllegalStateException("no proposer was given, and " + briefs.size() + " proposals are asked for");
    };

    /** Whether it asks others and waits for them, so that something else can be done in the meantime. */
    default boolean waits() {
        return false;
    }

    /**
     * A whole stage's proposals, made side by side.
     *
     * @param place of the block
     * @param briefs what is asked for
     * @return one proposal per brief, in order
     */
    List<Proposal> propose(String place, List<? extends Brief> briefs);
}

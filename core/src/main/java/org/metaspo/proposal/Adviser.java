package org.metaspo.proposal;

import java.util.List;

/** Port: says what may be changed in a prompt. The program makes the changes, alone and together. */
public interface Adviser {
    /** For searches that change no sentence. */
    Adviser NONE = (place, briefs) -> {
        throw new IllegalStateException("no adviser was given, and " + briefs.size() + " are asked for advice");
    };

    /**
     * A whole stage's advice, given side by side.
     *
     * @param place of the block
     * @param briefs what is asked
     * @return one advice per brief, in order
     */
    List<Advice> advise(String place, List<? extends Brief> briefs);
}

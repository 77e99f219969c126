package org.metaspo.call;

import org.metaspo.model.Answer;
import org.metaspo.model.Request;

/** Port: answers from nothing, for estimates. */
public interface Imagination {
    /** What may be answered; equal requests have equal answers. */
    Answer answer(Request request);

    /** How long that takes, in seconds. */
    double seconds(Request request, Answer answer);

    /** Whether equal requests are counted each time, as if no answer could be used twice: for upper bounds. */
    boolean countsRepeats();
}

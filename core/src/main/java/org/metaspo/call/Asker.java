package org.metaspo.call;

import org.metaspo.model.Answer;
import org.metaspo.model.Request;

/** Asks one request after another within a chain of calls; each may depend on the answers before it. */
@FunctionalInterface
public interface Asker {
    /** The answer; never one without an answer, since a chain cannot go on without. */
    Answer ask(Request request) throws InterruptedException;
}

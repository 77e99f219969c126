package org.metaspo.evaluation;

import org.metaspo.task.Example;
import org.metaspo.task.Grade;

/** Port: what answers are worth that nobody has given, for estimates. */
@FunctionalInterface
public interface World {
    /** The worth of an answer; equal questions are asked once and graded alike. */
    Grade grade(Pairing pairing, Example example);
}

package org.metaspo.evaluation;

import java.util.List;

/**
 * What a search may have scored. There is no way from here to the test split.
 */
public interface Evaluator {
    /**
     * Scores pairings on their tasks' training examples, as one block.
     *
     * @param place where in the search, such as {@code outer/2}
     * @return one scorecard per pairing, in order
     */
    List<Scorecard> onTrain(String place, List<Pairing> pairings);
}

package org.metaspo.study;

import java.util.List;
import org.metaspo.evaluation.Scorecard;

/**
 * One arm's test scores on one task at one point.
 *
 * @param arm name of the system prompt
 * @param task name of the task
 * @param iteration rounds of adaptation behind it; 0 where nothing was adapted
 * @param train training examples that it was adapted on; 0 where nothing was adapted
 * @param draw which draw of training examples, from 1; 0 where all of them were used
 * @param cards one scorecard per user prompt, over the same test examples
 */
public record Finding(String arm, String task, int iteration, int train, int draw, List<Scorecard> cards) {
    public Finding {
        cards = List.copyOf(cards);
    }
}

package org.metaspo.run;

import java.math.BigDecimal;
import java.util.List;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.SearchState;
import org.metaspo.result.RunResult;

/**
 * All that a run did, as its journal tells it: what reports and exports are made from.
 *
 * @param plan of the run
 * @param result what it came to, without timings
 * @param candidates all that were proposed, in program order
 * @param decisions of the search, in order; none of a study that searches nothing
 * @param tests the scorecards on the test items, in order
 */
public record History(
        RunPlan plan,
        RunResult result,
        List<CandidateRecord> candidates,
        List<Decision> decisions,
        List<TestCard> tests) {
    /**
     * A complete decision of the search.
     *
     * @param state what it decided on
     * @param candidates how many were proposed by then
     * @param taskCalls first uses of task-model answers by then
     * @param usd exact cost of all roles' calls by then
     */
    public record Decision(SearchState state, int candidates, long taskCalls, BigDecimal usd) {}

    /**
     * One scorecard on the test items of its task.
     *
     * @param name initial, empty, candidate or survivor; of a study the arm, and where in it
     * @param card the scores
     */
    public record TestCard(String name, Scorecard card) {}
}

package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.SentenceEdit;
import org.metaspo.proposal.WorkedExamples;
import org.metaspo.task.Task;

/**
 * Worked examples as edits: some training items of a task with their answers, at the end of its user prompt. The program
 * draws them, once; what they are worth shows like that of any edit.
 */
record ShownExamples(Search search, CandidateRules rules) {
    /** How many of each answer. */
    private static final int PER_ANSWER = 1;

    /** One edit for each task whose user prompt may be changed, where it is not too long with it. */
    List<Factor> of(Draft draft, List<Scorecard> mined, int round, String place) {
        List<Factor> edits = new ArrayList<>();
        for (Scorecard card : mined) {
            Task task = card.pairing().task();
            String own = place + "/user/" + task.name() + "/examples";
            String lines =
                    WorkedExamples.draw(search.evaluator().items(Split.TRAIN, task), PER_ANSWER, search.random(), own);
            if (!task.userPromptFixed() && !lines.isEmpty()) {
                Factor shown = new Factor(task.name(), new SentenceEdit.Show(lines), own, round);
                if (!draft.with(List.of(shown), rules).equals(draft)) {
                    edits.add(shown);
                }
            }
        }
        return edits;
    }
}

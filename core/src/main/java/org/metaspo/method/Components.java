package org.metaspo.method;

import java.util.List;
import org.metaspo.proposal.CandidateRules;

/**
 * What a search that composes system prompts has to build with.
 *
 * @param corpus sentences to choose from
 * @param rules that a prompt must meet
 * @param rephrased whether the proposer can say a component in other words
 */
public record Components(List<String> corpus, CandidateRules rules, boolean rephrased) {
    public Components {
        corpus = List.copyOf(corpus);
    }
}

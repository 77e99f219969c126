package org.metaspo.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.metaspo.prompt.Wording;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.Composition;

/** The changes of one round that make valid prompts, each once, and none that the beam holds already. */
final class Distinct {
    private final Set<String> known = new HashSet<>();
    private final List<Edit> edits = new ArrayList<>();
    private final CandidateRules rules;

    Distinct(List<Composition> beam, CandidateRules rules) {
        this.rules = rules;
        beam.forEach(member -> known.add(Wording.normalised(member.text())));
    }

    void add(Edit edit) {
        String text = edit.result().text();
        if (rules.checkSystemPrompt(text).isEmpty() && known.add(Wording.normalised(text))) {
            edits.add(edit);
        }
    }

    int size() {
        return edits.size();
    }

    List<Edit> edits() {
        return List.copyOf(edits);
    }
}

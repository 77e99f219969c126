package org.metaspo.proposal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Advice of a proposer that writes whole prompts: what it changed.
 *
 * @param proposer that is asked
 * @param rules that the prompt must meet with any one of the changes
 */
public record TakenApart(Proposer proposer, CandidateRules rules) implements Adviser {
    @Override
    public List<Advice> advise(String place, List<? extends Brief> briefs) {
        List<Proposal> proposals = proposer.propose(place, briefs);
        return IntStream.range(0, proposals.size())
                .mapToObj(i -> apart(Editable.of(briefs.get(i)), proposals.get(i)))
                .toList();
    }

    private Advice apart(Editable parent, Proposal proposal) {
        String text = proposal.text();
        if (text == null) {
            return new Advice(List.of(), null, proposal.analysis(), proposal.rejections());
        }
        Optional<List<SentenceEdit>> edits = parent.changesTo(text);
        return edits.isPresent()
                ? new Advice(parent.valid(edits.get(), rules), null, proposal.analysis(), proposal.rejections())
                : new Advice(List.of(), text, proposal.analysis(), proposal.rejections());
    }
}

package org.metaspo.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Composition;
import org.metaspo.proposal.Proposal;

/**
 * Every change of every member of the beam: each of the components with the highest bounds at each position, each
 * deletion, each swap, and ten ways to say each part in other words where the proposer can.
 */
final class AllEdits implements Edits {
    private static final int REPHRASINGS = 10;

    private final Search search;
    private final Components components;
    private final List<String> corpus;
    private final int additions;
    private final Map<String, List<String>> rephrasings = new HashMap<>();

    /** @param additions how many components may be added in a round, but for the first */
    AllEdits(Search search, Components components, List<String> corpus, int additions) {
        this.search = search;
        this.components = components;
        this.corpus = corpus;
        this.additions = additions;
    }

    @Override
    public List<Edit> of(List<Composition> beam, ComponentGains gains, String place) {
        List<String> added = gains.best(corpus, additions);
        if (components.rephrased()) {
            askForRephrasings(beam, gains, place);
        }
        Distinct children = new Distinct(beam, components.rules());
        for (int number = 0; number < beam.size(); number++) {
            Composition parent = beam.get(number);
            int size = parent.parts().size();
            for (String component : added) {
                for (int position = 0; position <= size && !parent.parts().contains(component); position++) {
                    children.add(Edit.add(number, parent, component, position));
                }
            }
            for (int position = 0; position < size; position++) {
                children.add(Edit.delete(number, parent, position));
            }
            for (int one = 0; one < size; one++) {
                for (int other = one + 1; other < size; other++) {
                    children.add(Edit.swap(number, parent, one, other));
                }
            }
            for (int position = 0; position < size; position++) {
                for (String words : rephrasings.getOrDefault(parent.parts().get(position), List.of())) {
                    children.add(Edit.rephrase(number, parent, position, words));
                }
            }
        }
        return children.edits();
    }

    /** Parts keep the other words that were found for them once. */
    private void askForRephrasings(List<Composition> beam, ComponentGains gains, String place) {
        Set<String> parts = new LinkedHashSet<>();
        beam.forEach(member -> parts.addAll(member.parts()));
        List<Brief.OfComponent> briefs = new ArrayList<>();
        for (String part : parts) {
            for (int i = 0; i < REPHRASINGS && !rephrasings.containsKey(part); i++) {
                briefs.add(new Brief.OfComponent(place + "/rephrase/" + (briefs.size() + 1), part));
            }
        }
        List<Proposal> proposals =
                briefs.isEmpty() ? List.of() : search.proposer().propose(place + "/rephrasings", briefs);
        for (int i = 0; i < proposals.size(); i++) {
            String words = proposals.get(i).text();
            if (words != null) {
                String part = briefs.get(i).component();
                gains.rephrased(part, words);
                rephrasings.computeIfAbsent(part, key -> new ArrayList<>()).add(words);
            }
        }
    }
}

package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Composition;
import org.metaspo.proposal.Proposal;

/**
 * Some changes of the beam, drawn: 60 % add a component of those with the highest bounds, 15 % delete, 10 % swap, 15 %
 * rephrase one where the proposer can; without one the others keep their proportions.
 */
final class SampledEdits implements Edits {
    private static final int ADD = 60;
    private static final int DELETE = 15;
    private static final int SWAP = 10;
    private static final int REPHRASE = 15;

    /** Draws that cannot be made, or that repeat another one, are made up for, within reason. */
    private static final int DRAWS_PER_CHILD = 5;

    private record Rephrasing(int member, int position, Brief.OfComponent brief) {}

    private final Search search;
    private final Components components;
    private final List<String> corpus;
    private final int most;

    /** @param most children of a round, and components that may be added in it */
    SampledEdits(Search search, Components components, List<String> corpus, int most) {
        this.search = search;
        this.components = components;
        this.corpus = corpus;
        this.most = most;
    }

    @Override
    public List<Edit> of(List<Composition> beam, ComponentGains gains, String place) {
        List<String> additions = gains.best(corpus, most);
        Distinct children = new Distinct(beam, components.rules());
        List<Rephrasing> rephrasings = new ArrayList<>();
        for (int draw = 1; draw <= DRAWS_PER_CHILD * most && children.size() + rephrasings.size() < most; draw++) {
            RandomGenerator random = search.random().at(place + "/edit/" + draw);
            int number = random.nextInt(beam.size());
            Composition parent = beam.get(number);
            Edit.Kind kind = kind(random);
            if (kind == Edit.Kind.REPHRASE && !parent.parts().isEmpty()) {
                int position = random.nextInt(parent.parts().size());
                String own = place + "/rephrase/" + (rephrasings.size() + 1);
                rephrasings.add(new Rephrasing(
                        number,
                        position,
                        new Brief.OfComponent(own, parent.parts().get(position))));
                continue;
            }
            Edit edit = edit(kind, number, parent, additions, random);
            if (edit != null) {
                children.add(edit);
            }
        }
        rephrase(beam, gains, place, rephrasings, children);
        return children.edits();
    }

    private Edit.Kind kind(RandomGenerator random) {
        int left = random.nextInt(ADD + DELETE + SWAP + (components.rephrased() ? REPHRASE : 0));
        if (left < ADD) {
            return Edit.Kind.ADD;
        }
        if (left < ADD + DELETE) {
            return Edit.Kind.DELETE;
        }
        return left < ADD + DELETE + SWAP ? Edit.Kind.SWAP : Edit.Kind.REPHRASE;
    }

    /** One change; null where the one drawn cannot be made on this parent. */
    @Nullable
    private static Edit edit(
            Edit.Kind kind, int number, Composition parent, List<String> additions, RandomGenerator random) {
        int size = parent.parts().size();
        return switch (kind) {
            case ADD -> {
                String component = additions.get(random.nextInt(additions.size()));
                int position = random.nextInt(size + 1);
                yield parent.parts().contains(component) ? null : Edit.add(number, parent, component, position);
            }
            case DELETE -> size == 0 ? null : Edit.delete(number, parent, random.nextInt(size));
            case SWAP -> {
                if (size < 2) {
                    yield null;
                }
                int one = random.nextInt(size);
                int other = (one + 1 + random.nextInt(size - 1)) % size;
                yield Edit.swap(number, parent, one, other);
            }
            case REPHRASE -> null;
        };
    }

    private void rephrase(
            List<Composition> beam,
            ComponentGains gains,
            String place,
            List<Rephrasing> rephrasings,
            Distinct children) {
        if (rephrasings.isEmpty()) {
            return;
        }
        List<Proposal> proposals = search.proposer()
                .propose(
                        place + "/rephrasings",
                        rephrasings.stream().map(Rephrasing::brief).toList());
        for (int i = 0; i < rephrasings.size(); i++) {
            Rephrasing asked = rephrasings.get(i);
            String words = proposals.get(i).text();
            if (words != null) {
                gains.rephrased(asked.brief().component(), words);
                children.add(Edit.rephrase(asked.member(), beam.get(asked.member()), asked.position(), words));
            }
        }
    }
}

package org.metaspo.method;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.metaspo.proposal.Composition;

/**
 * A system prompt made from another by one change.
 *
 * @param kind of the change
 * @param parent the number of the beam's member that was changed, from 0
 * @param result the changed prompt
 * @param words what was changed
 * @param component that was added or deleted, whose record this credits; null for other changes
 */
record Edit(
        Kind kind,
        int parent,
        Composition result,
        String words,
        @Nullable String component) {
    /** What may be changed. */
    enum Kind {
        ADD,
        DELETE,
        SWAP,
        REPHRASE;

        /** As {@code candidates.jsonl} calls it. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Edit add(int number, Composition parent, String component, int position) {
        return new Edit(Kind.ADD, number, parent.with(component, position), "added: " + component, component);
    }

    static Edit delete(int number, Composition parent, int position) {
        String component = parent.parts().get(position);
        return new Edit(Kind.DELETE, number, parent.without(position), "deleted: " + component, component);
    }

    static Edit swap(int number, Composition parent, int one, int other) {
        String words = "exchanged: " + parent.parts().get(one) + " and: "
                + parent.parts().get(other);
        return new Edit(Kind.SWAP, number, parent.exchanged(one, other), words, null);
    }

    static Edit rephrase(int number, Composition parent, int position, String words) {
        String change = "rephrased: " + parent.parts().get(position) + " by: " + words;
        return new Edit(Kind.REPHRASE, number, parent.replaced(position, words), change, null);
    }

    /** What the change is worth as a gain of its component, where the result does so much better than the parent. */
    double gain(double difference) {
        return kind == Kind.DELETE ? -difference : difference;
    }
}

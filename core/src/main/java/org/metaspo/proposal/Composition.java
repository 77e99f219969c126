package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A prompt as an ordered list of parts.
 *
 * @param parts components and worked examples, and what was there before
 * @param last the part that must stay at the end, such as a user prompt's template; empty for none
 */
record Composition(List<String> parts, String last) {
    private static final String JOINT = "\n";

    Composition {
        parts = List.copyOf(parts);
    }

    String text() {
        List<String> all = new ArrayList<>(parts);
        all.add(last);
        all.removeIf(String::isEmpty);
        return String.join(JOINT, all);
    }

    Composition with(String part, int position) {
        List<String> changed = new ArrayList<>(parts);
        changed.add(position, part);
        return new Composition(changed, last);
    }

    Composition without(int position) {
        List<String> changed = new ArrayList<>(parts);
        changed.remove(position);
        return new Composition(changed, last);
    }

    Composition replaced(int position, String part) {
        List<String> changed = new ArrayList<>(parts);
        changed.set(position, part);
        return new Composition(changed, last);
    }

    Composition exchanged(int one, int other) {
        List<String> changed = new ArrayList<>(parts);
        Collections.swap(changed, one, other);
        return new Composition(changed, last);
    }
}

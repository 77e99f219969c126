package org.metaspo.method;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.proposal.Advice;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.SentenceEdit;

/** The different edits that were advised for one prompt, ranked by how many of the analyses named them. */
final class EditPool {
    private record Named(Factor factor, int rank, int times) {}

    private final Map<String, Named> named = new LinkedHashMap<>();
    private final Set<String> known;
    private final int round;
    private final int most;

    /**
     * @param known keys of edits that were tried before
     * @param most edits to try
     */
    EditPool(Set<String> known, int round, int most) {
        this.most = most;
        this.known = known;
        this.round = round;
    }

    void add(Brief brief, Advice advice) {
        String task = brief instanceof Brief.OfUserPrompt user ? user.task().name() : null;
        for (int rank = 0; rank < advice.edits().size(); rank++) {
            SentenceEdit edit = advice.edits().get(rank);
            if (!known.contains(key(task, edit))) {
                Factor factor = new Factor(task, edit, brief.place() + "/edit/" + (rank + 1), round);
                named.merge(
                        edit.key(),
                        new Named(factor, rank, 1),
                        (first, again) -> new Named(first.factor, first.rank, first.times + 1));
            }
        }
    }

    /** Tells edits of different prompts apart. */
    static String key(@Nullable String task, SentenceEdit edit) {
        return task + "\n" + edit.key();
    }

    /** The first of them; ties: what an analysis named first, then the earlier analysis. */
    List<Factor> best() {
        return named.values().stream()
                .sorted(Comparator.comparingInt(Named::times).reversed().thenComparingInt(Named::rank))
                .map(Named::factor)
                .limit(most)
                .toList();
    }
}

package org.metaspo.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a brief that asked for changes.
 *
 * @param edits that may be made, each for itself; may be empty
 * @param whole a prompt that was written anew, and could not be taken apart; null where there is none
 * @param analysis why the parent fails, in the adviser's words; may be empty
 * @param rejections what was wrong with attempts, in order
 */
public record Advice(List<SentenceEdit> edits, @Nullable String whole, String analysis, List<Rejection> rejections) {
    public Advice {
        edits = List.copyOf(edits);
        rejections = List.copyOf(rejections);
    }
}

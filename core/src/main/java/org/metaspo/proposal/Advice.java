package org.metaspo.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.task.Quotation;

/**
 * What came of a brief that asked for changes.
 *
 * @param edits that may be made, each for itself; may be empty
 * @param whole a prompt of which nothing could be told apart from its parent; null where there is none
 * @param analysis why the parent fails, in the adviser's words; may be empty
 * @param rejections what was wrong with attempts, in order
 * @param quoting edits that are refused since they quote items
 */
public record Advice(
        List<SentenceEdit> edits,
        @Nullable String whole,
        String analysis,
        List<Rejection> rejections,
        List<Quoting> quoting) {
    /** An edit that quotes an item. */
    public record Quoting(SentenceEdit edit, Quotation of) {}

    public Advice {
        edits = List.copyOf(edits);
        rejections = List.copyOf(rejections);
        quoting = List.copyOf(quoting);
    }

    /** Advice that quotes nothing. */
    public Advice(List<SentenceEdit> edits, @Nullable String whole, String analysis, List<Rejection> rejections) {
        this(edits, whole, analysis, rejections, List.of());
    }
}

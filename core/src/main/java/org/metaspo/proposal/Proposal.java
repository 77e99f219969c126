package org.metaspo.proposal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a brief.
 *
 * @param text the proposed prompt; null where no attempt gave a valid one
 * @param analysis why the parent fails, in the proposer's words; may be empty
 * @param rejections what was wrong with attempts, in order
 */
public record Proposal(@Nullable String text, String analysis, List<Rejection> rejections) {
    public Proposal {
        rejections = List.copyOf(rejections);
    }

    /** The same, after attempts that were rejected before. */
    Proposal after(List<Rejection> earlier) {
        return new Proposal(
                text,
                analysis,
                Stream.concat(earlier.stream(), rejections.stream()).toList());
    }
}

package org.metaspo.task.source.fetch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says of a data set at a revision.
 *
 * @param id {@code owner/name} as the hub calls it now
 * @param commit what the revision means today: 40 hexadecimal digits
 * @param licence as its card states it; null where it states none
 * @param files the paths of its files
 */
public record DatasetFacts(
        String id, String commit, @Nullable String licence, List<String> files) {}

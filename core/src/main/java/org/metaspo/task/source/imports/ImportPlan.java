package org.metaspo.task.source.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;

/**
 * What an import would fetch; nothing of it was fetched yet.
 *
 * @param entry the task
 * @param source where its rows come from
 * @param name the data set, repository or site as it is called today
 * @param commit what the revision means today; null at a site, which has none
 * @param licence as the hub states it today; null where it states none
 * @param files the files, in order
 */
public record ImportPlan(
        CatalogueEntry entry,
        DataSource source,
        String name,
        @Nullable String commit,
        @Nullable String licence,
        List<PlannedFile> files) {
    /** Bytes to fetch where everything is read whole, as far as hosts say; a sampled source needs far fewer. */
    public long bytes() {
        return files.stream()
                .map(PlannedFile::remote)
                .distinct()
                .mapToLong(file -> Math.max(0, file.size()))
                .sum();
    }
}

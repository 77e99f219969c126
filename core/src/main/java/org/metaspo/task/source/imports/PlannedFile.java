package org.metaspo.task.source.imports;

import org.jspecify.annotations.Nullable;
import org.metaspo.task.source.catalogue.DataSource;
import org.metaspo.task.source.fetch.RemoteFile;

/**
 * A file that an import reads.
 *
 * @param part which items it feeds
 * @param path as the source names it, without the archive's member
 * @param member the archive's member that holds the rows; null where the file is no archive
 * @param remote where it is fetched from
 */
public record PlannedFile(
        DataSource.Part part, String path, @Nullable String member, RemoteFile remote) {}

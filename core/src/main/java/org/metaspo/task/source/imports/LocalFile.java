package org.metaspo.task.source.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.metaspo.task.source.catalogue.DataSource;

/**
 * A file that lies here, ready to be read.
 *
 * @param part which items it feeds
 * @param path as its source names it
 * @param member the archive's member that holds the rows, else null
 * @param address where it came from
 * @param local where it lies
 * @param sha256 of the whole file; of the lines that were read where it was sampled
 * @param size in bytes, of the whole file at its source
 * @param drawn how many lines were read at seeded offsets; 0: it was read whole
 */
record LocalFile(
        DataSource.Part part,
        String path,
        @Nullable String member,
        String address,
        Path local,
        String sha256,
        long size,
        int drawn) {}

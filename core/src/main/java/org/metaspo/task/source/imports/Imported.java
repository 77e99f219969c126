package org.metaspo.task.source.imports;

import java.nio.file.Path;

/**
 * An import at its end.
 *
 * @param manifest what it rests on
 * @param data the written items
 * @param taskFile the task file beside them
 * @param fresh false where the same import stood there already
 */
public record Imported(Manifest manifest, Path data, Path taskFile, boolean fresh) {}

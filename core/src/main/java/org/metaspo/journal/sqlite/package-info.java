/**
 * SQLite's files, read byte by byte: what is left of a database that SQLite itself refuses. Facts from "Database File
 * Format" and "WAL-mode File Format", sqlite.org/fileformat2.html and walformat.html.
 */
@NullMarked
package org.metaspo.journal.sqlite;

import org.jspecify.annotations.NullMarked;

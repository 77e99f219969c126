/** Imports tasks of the catalogue: fetches their files, makes rows into items, cuts parts, writes them with a manifest. */
@NullMarked
package org.metaspo.task.source.imports;

import org.jspecify.annotations.NullMarked;

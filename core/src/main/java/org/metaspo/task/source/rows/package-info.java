/** Files of rows: JSON, JSON Lines, tables and Parquet, each read row by row. */
@NullMarked
package org.metaspo.task.source.rows;

import org.jspecify.annotations.NullMarked;

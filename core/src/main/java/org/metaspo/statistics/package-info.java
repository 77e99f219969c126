/** Intervals and paired tests. */
@NullMarked
package org.metaspo.statistics;

import org.jspecify.annotations.NullMarked;

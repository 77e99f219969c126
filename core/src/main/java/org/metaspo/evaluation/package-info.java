/** Candidates x examples -> scorecards. */
@NullMarked
package org.metaspo.evaluation;

import org.jspecify.annotations.NullMarked;

/** Failures -> analysis -> new candidate: meta prompts, components, and what makes a candidate valid. */
@NullMarked
package org.metaspo.proposal;

import org.jspecify.annotations.NullMarked;

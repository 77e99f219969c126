/** One call's way out: single flight, journal, retry, budget, pacing, deadline, provider. */
@NullMarked
package org.metaspo.call;

import org.jspecify.annotations.NullMarked;

/** What the engine costs and how fast it is, measured against the testbed in a process of its own. */
@NullMarked
package org.metaspo.benchmarks;

import org.jspecify.annotations.NullMarked;

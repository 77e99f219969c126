/** One loopback endpoint that speaks the providers' protocols, for tests and benchmarks. */
@NullMarked
package org.metaspo.testbed;

import org.jspecify.annotations.NullMarked;

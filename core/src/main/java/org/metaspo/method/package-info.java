/** One class per search method; each reads as the algorithm's table of contents. */
@NullMarked
package org.metaspo.method;

import org.jspecify.annotations.NullMarked;

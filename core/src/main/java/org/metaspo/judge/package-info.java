/** Asks a model what answers are worth, and says how far such a model can be trusted. */
@NullMarked
package org.metaspo.judge;

import org.jspecify.annotations.NullMarked;

/** The journal: every answer, once, before anything uses it. The only room that knows SQLite. */
@NullMarked
package org.metaspo.journal;

import org.jspecify.annotations.NullMarked;

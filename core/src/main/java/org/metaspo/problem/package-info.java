/** What can end a run, and the words for it: place, cause, remedy. */
@NullMarked
package org.metaspo.problem;

import org.jspecify.annotations.NullMarked;

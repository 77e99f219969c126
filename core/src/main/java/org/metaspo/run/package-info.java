/** Start, resume, stop, replay. The only room that knows journals, caps and clocks. */
@NullMarked
package org.metaspo.run;

import org.jspecify.annotations.NullMarked;

/** What happened, as sealed records that listeners receive. */
@NullMarked
package org.metaspo.event;

import org.jspecify.annotations.NullMarked;

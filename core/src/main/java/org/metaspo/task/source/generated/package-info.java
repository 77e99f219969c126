/** Tasks whose items are made, not collected: exactly answerable, and new to every model. */
@NullMarked
package org.metaspo.task.source.generated;

import org.jspecify.annotations.NullMarked;

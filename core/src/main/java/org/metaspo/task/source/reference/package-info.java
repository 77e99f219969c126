/** The folder of the Python implementation of MetaSPO, read as it is. */
@NullMarked
package org.metaspo.task.source.reference;

import org.jspecify.annotations.NullMarked;

/** Where examples come from: files. */
@NullMarked
package org.metaspo.task.source;

import org.jspecify.annotations.NullMarked;

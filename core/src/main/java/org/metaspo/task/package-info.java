/** Tasks, examples, splits, answer forms and metrics. */
@NullMarked
package org.metaspo.task;

import org.jspecify.annotations.NullMarked;

/** Measurements of finished system prompts: unseen generalization, test-time adaptation. */
@NullMarked
package org.metaspo.study;

import org.jspecify.annotations.NullMarked;

/** System prompts and user prompts, and the rules that every text of theirs obeys. */
@NullMarked
package org.metaspo.prompt;

import org.jspecify.annotations.NullMarked;

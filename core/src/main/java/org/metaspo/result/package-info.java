/** What a run leaves behind: result.json, candidates.jsonl, the prompt, a report. */
@NullMarked
package org.metaspo.result;

import org.jspecify.annotations.NullMarked;

/**
 * The child process: llama.cpp behind the OpenAI chat route on loopback. It is kept apart because native code may abort
 * the whole JVM and frees nothing when it is closed; here an abort costs one call and closing is a kill.
 */
@NullMarked
package org.metaspo.local.child;

import org.jspecify.annotations.NullMarked;

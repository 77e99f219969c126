/**
 * A small model on this machine: finds its weights, runs it in a child process that speaks the OpenAI protocol on
 * loopback, and finds servers of the same kind that already run.
 */
@NullMarked
package org.metaspo.local;

import org.jspecify.annotations.NullMarked;

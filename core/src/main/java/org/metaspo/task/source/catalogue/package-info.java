/**
 * The tasks that are known by name: where their data comes from, how its rows become items, what they ask. Reads nothing
 * but resources of the jar; fetching is another package's job.
 */
@NullMarked
package org.metaspo.task.source.catalogue;

import org.jspecify.annotations.NullMarked;

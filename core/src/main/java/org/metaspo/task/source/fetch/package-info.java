/** Files from the public hub of data sets and other hosts: pinned, checked, kept in a cache, resumed where they broke off. */
@NullMarked
package org.metaspo.task.source.fetch;

import org.jspecify.annotations.NullMarked;

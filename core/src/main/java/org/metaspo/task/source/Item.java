package org.metaspo.task.source;

import org.metaspo.task.Example;

/**
 * An example with the place it was read from.
 *
 * @param place the file and the item's number or line, for messages
 */
record Item(String place, Example example) {}

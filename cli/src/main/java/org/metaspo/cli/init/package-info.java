/** The starter project: what {@code metaspo init} proposes and writes. */
@NullMarked
package org.metaspo.cli.init;

import org.jspecify.annotations.NullMarked;

/**
 * The command line. {@link org.metaspo.cli.Commands} lists what there is; each command is one class that reads its
 * options, calls the library and says what came of it.
 */
@NullMarked
package org.metaspo.cli;

import org.jspecify.annotations.NullMarked;

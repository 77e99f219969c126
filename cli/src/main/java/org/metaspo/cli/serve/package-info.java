/** The dashboard over a folder of runs, on loopback only. */
@NullMarked
package org.metaspo.cli.serve;

import org.jspecify.annotations.NullMarked;

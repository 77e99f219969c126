/** Texts that come with the program and are filled in. */
@NullMarked
package org.metaspo.cli.template;

import org.jspecify.annotations.NullMarked;

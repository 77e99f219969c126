/** The front door: {@link org.metaspo.MetaSpo} and the {@link org.metaspo.result.RunResult} that it gives. */
@NullMarked
package org.metaspo;

import org.jspecify.annotations.NullMarked;

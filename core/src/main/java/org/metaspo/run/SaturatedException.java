package org.metaspo.run;

import java.io.Serial;

/** Ends a search whose start leaves nothing to gain, from within what the search tells. */
final class SaturatedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;
}

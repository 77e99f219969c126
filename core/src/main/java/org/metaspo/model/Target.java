package org.metaspo.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whom a provider talks to, as messages name it.
 *
 * @param provider a name of {@link Providers#names()}, or whatever else answers
 * @param model the name on the wire
 * @param address null where not known
 * @param keyVariable the environment variable of the key, null where no key is sent
 * @param redaction hides the key
 */
record Target(
        String provider,
        String model,
        @Nullable URI address,
        @Nullable String keyVariable,
        Redaction redaction) {

    /** How a message starts: who failed and how. */
    String failed(String how) {
        return provider + " " + model + ": " + how;
    }
}

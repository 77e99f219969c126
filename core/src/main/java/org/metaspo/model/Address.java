package org.metaspo.model;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/**
 * Where an endpoint is.
 *
 * @param own whether it is the provider's own host: only there its usual key may go
 */
record Address(URI url, boolean own) {

    static Address of(ModelSettings settings, String official) {
        URI home = URI.create(official);
        String given = settings.baseUrl();
        URI url = given == null ? home : parse(given);
        return new Address(url, url.getHost().equalsIgnoreCase(home.getHost()));
    }

    /** The variable that must hold the key, null where none is sent. */
    @Nullable
    String keyVariable(ModelSettings settings, String usual) {
        String named = settings.apiKeyEnv();
        return named == null && own ? usual : named;
    }

    private static URI parse(String given) {
        String text = given.strip().replaceFirst("/+$", "");
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw wrong(given);
        }
        String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!http || url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null) {
            throw wrong(given);
        }
        return url;
    }

    private static BadInputException wrong(String given) {
        return new BadInputException(
                "base-url",
                "'" + given.replaceFirst("//[^/]*@", "//...@") + "' is not the address of an endpoint.",
                "Write http://HOST:PORT/PATH or https://..., such as http://127.0.0.1:11434/v1; a key goes into"
                        + " `api-key-env`.");
    }
}

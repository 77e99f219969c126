package org.metaspo.model;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/**
 * Where an endpoint is.
 *
 * @param own whether it is the provider's own host: only there its usual key may go
 */
record Address(URI url, boolean own) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** @param environment for addresses that hold a name of the user's, such as Azure's */
    static Address of(ModelSettings settings, Preset preset, UnaryOperator<@Nullable String> environment) {
        String given = settings.baseUrl();
        if (given == null) {
            return new Address(parse("the provider's address", home(settings, preset.address(), environment)), true);
        }
        URI url = parse("base-url", given);
        return new Address(url, preset.owns(url.getHost()));
    }

    private static String home(ModelSettings settings, String address, UnaryOperator<@Nullable String> environment) {
        Matcher variable = VARIABLE.matcher(address);
        if (!variable.find()) {
            return address;
        }
        String name = variable.group(1);
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new BadInputException(
                    "provider " + settings.provider(),
                    "has an address of your own, and neither `base-url` nor the environment variable " + name
                            + " says it.",
                    "Set one of them.");
        }
        return variable.replaceFirst(Matcher.quoteReplacement(value.strip().replaceFirst("/+$", "")));
    }

    /** The variables that may hold the key; none where no key is sent. */
    List<String> keyVariables(ModelSettings settings, Preset preset) {
        String named = settings.apiKeyEnv();
        return named != null ? List.of(named) : own ? preset.key().variables() : List.of();
    }

    private static URI parse(String place, String given) {
        String text = given.strip().replaceFirst("/+$", "");
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw wrong(place, given);
        }
        String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!http || url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null) {
            throw wrong(place, given);
        }
        return url;
    }

    private static BadInputException wrong(String place, String given) {
        return new BadInputException(
                place,
                "'" + given.replaceFirst("//[^/]*@", "//...@") + "' is not the address of an endpoint.",
                "Write http://HOST:PORT/PATH or https://..., such as http://127.0.0.1:11434/v1; a key goes into"
                        + " `api-key-env`.");
    }
}

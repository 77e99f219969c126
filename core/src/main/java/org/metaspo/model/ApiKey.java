package org.metaspo.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/**
 * A key and where it came from.
 *
 * @param variable the environment variable, null where no key is sent
 * @param value never shown
 */
record ApiKey(@Nullable String variable, @Nullable String value) {
    static final ApiKey NONE = new ApiKey(null, null);

    /**
     * The key in the first of some variables that is set.
     *
     * @param variables none where no key is to be sent
     * @throws BadInputException none is set, and one is needed
     */
    static ApiKey of(
            ModelSettings settings,
            List<String> variables,
            Preset.Key usual,
            UnaryOperator<@Nullable String> environment) {
        Optional<String> set = variables.stream()
                .filter(name -> isSet(environment.apply(name)))
                .findFirst();
        if (set.isPresent()) {
            return new ApiKey(
                    set.get(), String.valueOf(environment.apply(set.get())).strip());
        }
        if (variables.isEmpty() || (settings.apiKeyEnv() == null && !usual.isNeeded())) {
            return NONE;
        }
        throw new BadInputException(
                "environment variable " + String.join(" or ", variables),
                "is not set, and " + settings.provider() + " " + settings.model() + " needs a key.",
                "Set it, or put " + variables.getFirst() + "=... into a .env file beside the configuration.");
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** LangChain4j insists on one with Anthropic. */
    String orNone() {
        return value == null ? "none" : value;
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ApiKey[" + variable + "]";
    }
}

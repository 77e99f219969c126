package org.metaspo.config;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Caps;
import org.metaspo.config.ConfigKeys.BudgetKeys;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;

/** The {@code budget} of a configuration. */
final class CapsReader {
    /** A hundred years; more nanoseconds do not fit a number of the machine. */
    private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(52_560_000);

    private final String file;

    CapsReader(String file) {
        this.file = file;
    }

    Caps read(@Nullable BudgetKeys keys, Map<Role, ModelSettings> models) {
        if (keys == null) {
            return Caps.NONE;
        }
        Caps overall = caps(keys, "budget");
        Map<Role, Caps> roles = new EnumMap<>(Role.class);
        if (keys.roles() != null) {
            keys.roles().forEach((name, ofRole) -> {
                Role role = role(name);
                if (ofRole != null) {
                    roles.put(role, ofRole(name, ofRole));
                }
            });
        }
        Caps caps = new Caps(overall.calls(), overall.tokens(), overall.usd(), overall.minutes(), roles);
        models.forEach((role, settings) -> requirePrice(caps, role, settings));
        return caps;
    }

    private Caps ofRole(String name, BudgetKeys keys) {
        if (keys.roles() != null) {
            throw bad("budget.roles." + name + ".roles", "makes no sense here.", "Leave it out.");
        }
        return caps(keys, "budget.roles." + name);
    }

    private Caps caps(BudgetKeys keys, String path) {
        requirePositive(path + ".calls", keys.calls() == null ? null : BigDecimal.valueOf(keys.calls()));
        requirePositive(path + ".tokens", keys.tokens() == null ? null : BigDecimal.valueOf(keys.tokens()));
        requirePositive(path + ".usd", keys.usd());
        requirePositive(path + ".minutes", keys.minutes());
        if (keys.minutes() != null && keys.minutes().compareTo(MOST_MINUTES) > 0) {
            throw bad(path + ".minutes", "must be at most " + MOST_MINUTES + ".", "Leave it out for no cap.");
        }
        return new Caps(keys.calls(), keys.tokens(), keys.usd(), keys.minutes(), Map.of());
    }

    private void requirePositive(String path, @Nullable BigDecimal value) {
        if (value != null && (value.signum() <= 0 || isAbsurd(value))) {
            throw bad(path, "must be above 0 and at most 10^15.", "Leave it out for no cap.");
        }
    }

    /** Exponents of a billion digits would keep the arithmetic busy for ever. */
    static boolean isAbsurd(BigDecimal value) {
        return value.precision() - value.scale() > 15 || value.scale() > 30;
    }

    private Role role(String name) {
        for (Role role : Role.values()) {
            if (role.key().equals(name)) {
                return role;
            }
        }
        throw bad(
                "budget.roles." + name,
                "is no role.",
                Suggestion.remedy(name, java.util.List.of("task", "optimizer", "judge")));
    }

    /** Money can only be capped where it can be counted. */
    private void requirePrice(Caps caps, Role role, ModelSettings settings) {
        if (caps.capsUsd(role) && settings.price() == null) {
            throw bad(
                    "models." + role.key() + ".price",
                    "is needed for a cap on USD: no price is known of " + settings.provider() + " " + settings.model()
                            + (settings.baseUrl() == null ? "." : " at " + settings.baseUrl() + "."),
                    "Write `price: {input: ..., output: ...}` in USD per million tokens.");
        }
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", " + key, what, remedy);
    }
}

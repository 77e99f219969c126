package org.metaspo.call;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.metaspo.model.Role;

/**
 * How long a run has been at work.
 *
 * @param whole over all its processes
 * @param roles by role: how long calls of it were under way
 */
public record Worked(Duration whole, Map<Role, Duration> roles) {
    /** Not at all. */
    public static final Worked NOTHING = new Worked(Duration.ZERO, Map.of());

    public Worked {
        Map<Role, Duration> copy = new EnumMap<>(Role.class);
        copy.putAll(roles);
        roles = copy;
    }

    /** How long calls of a role were under way. */
    public Duration of(Role role) {
        return roles.getOrDefault(role, Duration.ZERO);
    }
}

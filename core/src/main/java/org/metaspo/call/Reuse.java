package org.metaspo.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.journal.AnswerCache;
import org.metaspo.model.Role;

/**
 * Answers of earlier runs, for the roles that may use them.
 *
 * @param cache that holds them
 * @param scopes by role, what an identity leaves open: provider and address; a role without one always asks
 */
public record Reuse(AnswerCache cache, Map<Role, String> scopes) {
    public Reuse {
        scopes = Map.copyOf(scopes);
    }

    /** The step before a call goes out; the next one itself where nothing is reused. */
    static Exchange before(Exchange next, @Nullable Reuse reuse, Role role) {
        String scope = reuse == null ? null : reuse.scopes.get(role);
        return reuse == null || scope == null ? next : new Reused(reuse.cache, scope, next);
    }
}

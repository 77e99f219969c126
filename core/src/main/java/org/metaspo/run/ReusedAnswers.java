package org.metaspo.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Reuse;
import org.metaspo.event.Event;
import org.metaspo.journal.AnswerCache;
import org.metaspo.journal.JournalException;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.run.Run.Surroundings;

/** The cache of a run that is to use one, closed with it. */
final class ReusedAnswers implements AutoCloseable {
    private final @Nullable AnswerCache cache;
    private final Map<Role, String> scopes = new EnumMap<>(Role.class);

    /** @param connected where the models are, which may be known from the environment alone */
    ReusedAnswers(Surroundings around, Map<Role, ModelSettings> models, ConnectedModels connected) {
        Path file = around.cache();
        this.cache = file == null
                ? null
                : AnswerCache.open(file, trouble -> around.listener().on(new Event.Notice(trouble)));
        if (cache != null) {
            models.forEach((role, settings) -> scopes.put(role, scope(settings, connected.address(role))));
        }
    }

    /** Null where nothing is reused. */
    @Nullable
    Reuse reuse() {
        return cache == null ? null : new Reuse(cache, scopes);
    }

    /** Weights in a file may change under their name. */
    private static String scope(ModelSettings settings, @Nullable URI address) {
        String scope = String.join(" ", settings.provider(), String.valueOf(address), settings.model());
        Path weights = Path.of(settings.model());
        try {
            return Files.isRegularFile(weights)
                    ? scope + " " + Files.size(weights) + " " + Files.getLastModifiedTime(weights)
                    : scope;
        } catch (IOException e) {
            throw new JournalException(weights + ": cannot be looked at (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public void close() {
        if (cache != null) {
            cache.close();
        }
    }
}

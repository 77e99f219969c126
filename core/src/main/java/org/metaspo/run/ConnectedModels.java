package org.metaspo.run;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Endpoint;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Provider;
import org.metaspo.model.Role;

/** The connected models of a run, closed with it. */
final class ConnectedModels implements AutoCloseable {
    private final Map<Role, Endpoint> endpoints = new EnumMap<>(Role.class);

    private ConnectedModels() {}

    static ConnectedModels connect(Map<Role, ModelSettings> models, Connector connector) throws InterruptedException {
        ConnectedModels connected = new ConnectedModels();
        try {
            for (Map.Entry<Role, ModelSettings> model : models.entrySet()) {
                Provider provider = connector.connect(model.getKey(), model.getValue());
                connected.endpoints.put(model.getKey(), endpoint(provider, model.getValue()));
            }
            return connected;
        } catch (RuntimeException | InterruptedException e) {
            connected.close();
            throw e;
        }
    }

    static Endpoint endpoint(Provider provider, ModelSettings settings) {
        return new Endpoint(
                String.join(" ", settings.provider(), String.valueOf(settings.baseUrl()), settings.model()),
                provider,
                settings.timeout(),
                settings.concurrency(),
                settings.requestsPerMinute(),
                settings.tokensPerMinute(),
                settings.price());
    }

    Map<Role, Endpoint> endpoints() {
        return endpoints;
    }

    /** Null where it is not known, or where nobody plays the role. */
    @Nullable
    URI address(Role role) {
        Endpoint endpoint = endpoints.get(role);
        return endpoint == null ? null : endpoint.provider().address();
    }

    @Override
    public void close() {
        endpoints.values().forEach(endpoint -> endpoint.provider().close());
    }
}

package org.metaspo.testbed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whom and what the endpoint lets in.
 *
 * @param apiKey the key that requests must carry; null if none is needed
 * @param models the models there are; empty for any
 * @param noTemperature models that reject any {@code temperature}
 * @param reasoningModels models that reject OpenAI's {@code max_tokens}
 */
public record Access(
        @Nullable String apiKey, Set<String> models, Set<String> noTemperature, Set<String> reasoningModels) {
    /** Everyone and everything. */
    public static final Access OPEN = new Access(null, Set.of(), Set.of(), Set.of());

    /** Copies the sets. */
    public Access {
        models = Set.copyOf(models);
        noTemperature = Set.copyOf(noTemperature);
        reasoningModels = Set.copyOf(reasoningModels);
    }

    void checkKey(@Nullable String presented) throws RejectedException {
        if (apiKey != null && (presented == null || !MessageDigest.isEqual(utf8(apiKey), utf8(presented)))) {
            throw new RejectedException(Rejection.wrongKey());
        }
    }

    void check(ChatCall call, JsonNode body) throws RejectedException {
        String model = call.model();
        if (!models.isEmpty() && !models.contains(model)) {
            throw new RejectedException(Rejection.unknownModel(model));
        }
        if (call.temperature() != null && noTemperature.contains(model)) {
            throw new RejectedException(Rejection.temperature(model));
        }
        boolean openAi = call.route().endsWith(OpenAiProtocol.ROUTE);
        if (openAi && body.hasNonNull("max_tokens") && reasoningModels.contains(model)) {
            throw new RejectedException(Rejection.maxTokens(model));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Leaves the key out: it belongs into no log. */
    @Override
    public String toString() {
        return "Access[apiKey=%s, models=%s, noTemperature=%s, reasoningModels=%s]"
                .formatted(apiKey == null ? "none" : "set", models, noTemperature, reasoningModels);
    }
}

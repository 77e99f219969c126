package org.metaspo.model;

import java.util.List;
import java.util.Locale;

/** What to do about a failure for good, in a sentence. */
final class Remedy {
    private Remedy() {}

    static String of(Target target, int status, ErrorBody error, boolean spent) {
        if (error.codes().contains(ErrorBody.DAY_IS_OVER)) {
            return "The quota of this day is used up: resume the run tomorrow, or have the quota raised.";
        }
        if (spent || status == 402) {
            return "Add credit or raise the spending limit at the provider, then resume the run.";
        }
        return switch (status) {
            case 401 -> key(target);
            case 403 ->
                "Maybe the key has no right to this model, or the model is not offered in your region: look at the"
                        + " provider's console.";
            case 404 -> model(target);
            case 407 -> "The proxy asks for a login: put it into https_proxy, as http://USER:PASSWORD@HOST:PORT.";
            case 400, 422 -> form(target, error);
            default ->
                status < 400
                        ? "It redirects elsewhere: set `base-url` to the final address."
                        : "The provider's documentation says what this status means.";
        };
    }

    private static String key(Target target) {
        return target.keyVariable() == null
                ? "It asks for a key: name the environment variable that holds it in `api-key-env`."
                : "Check the key in the environment variable " + target.keyVariable() + ".";
    }

    private static String model(Target target) {
        ModelFacts facts = ModelFacts.of(target.provider(), target.model(), false);
        List<String> known = ModelFacts.offered(target.provider());
        return "Check the model's name and `base-url`."
                + (facts.ends() == null ? "" : " The provider announced this model's end for " + facts.ends() + ".")
                + (known.isEmpty() ? "" : " Models known here: " + String.join(", ", known) + ".");
    }

    private static String form(Target target, ErrorBody error) {
        String minded = (error.parameter() + " " + error.message()).toLowerCase(Locale.ROOT);
        if (minded.contains("api key")) { // Gemini answers a wrong one with 400
            return key(target);
        }
        if (minded.contains("temperature")) {
            return "Maybe this model takes no temperature: set `temperature: none`.";
        }
        if (minded.contains("effort")) {
            return "Maybe this model does not take this `effort`: choose another one or leave it out.";
        }
        if (minded.contains("max_tokens") || minded.contains("max_completion_tokens")) {
            return "Maybe `max-tokens` is more than this model can write: set it lower.";
        }
        if (minded.contains("response_format") || minded.contains("output_config") || minded.contains("json_schema")) {
            return "Maybe this model takes no answer schema: use one that does, or free answers.";
        }
        if (minded.contains("service_tier")) {
            return "Maybe this model has no such tier: leave `service-tier` out.";
        }
        if (minded.contains("seed")) {
            return "Maybe this model takes no seed: leave `seed` out.";
        }
        return "The request has a form that this endpoint does not take: check the model's settings.";
    }
}

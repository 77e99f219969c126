package org.metaspo.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a testbed is to be. Start from {@link #defaults} and change one thing at a time.
 *
 * @param port TCP port on the loopback address, 0 for any free one
 * @param pace latency, capacity and limits
 * @param access key, models and the parameters that they refuse
 * @param faults which requests fail
 * @param responder what the models answer
 * @param keep what the log keeps
 * @param logFile JSON lines, one per request, are appended here; null for none
 * @param routes what else is served, each a path below the server's root and what answers there
 */
public record Settings(
        int port,
        Pace pace,
        Access access,
        FaultPlan faults,
        Responder responder,
        Keep keep,
        @Nullable Path logFile,
        Map<String, UnaryOperator<JsonNode>> routes) {
    /** Copies the routes. */
    public Settings {
        routes = Map.copyOf(routes);
    }

    /** Any free port, no latency, no limits, no faults, and "ok" to everything. */
    public static Settings defaults() {
        return new Settings(
                0, Pace.UNLIMITED, Access.OPEN, FaultPlan.none(), Responder.always("ok"), Keep.ENTRIES, null, Map.of());
    }

    /** Listens on this TCP port; 0 for any free one. */
    public Settings port(int port) {
        return new Settings(port, pace, access, faults, responder, keep, logFile, routes);
    }

    /** Every answer takes this long in service. */
    public Settings latency(Duration latency) {
        return pace(new Pace(
                latency,
                pace.jitter(),
                pace.seed(),
                pace.capacity(),
                pace.reject(),
                pace.requestsPerMinute(),
                pace.tellsLimits(),
                pace.spread()));
    }

    /** Up to this much is added to the latency, drawn from the seed, the body and its attempt. */
    public Settings jitter(Duration jitter, long seed) {
        return pace(new Pace(
                pace.latency(),
                jitter,
                seed,
                pace.capacity(),
                pace.reject(),
                pace.requestsPerMinute(),
                pace.tellsLimits(),
                pace.spread()));
    }

    /**
     * The latency is the median of answers that take it times a log-normal factor, drawn from the seed, the body and its
     * attempt, as hosted models do.
     *
     * @param sigma of the factor's logarithm, 0 for none
     */
    public Settings spread(double sigma, long seed) {
        return pace(new Pace(
                pace.latency(),
                pace.jitter(),
                seed,
                pace.capacity(),
                pace.reject(),
                pace.requestsPerMinute(),
                pace.tellsLimits(),
                sigma));
    }

    /** So many requests are in service at once; others wait. */
    public Settings capacity(int capacity) {
        return pace(new Pace(
                pace.latency(),
                pace.jitter(),
                pace.seed(),
                capacity,
                pace.reject(),
                pace.requestsPerMinute(),
                pace.tellsLimits(),
                pace.spread()));
    }

    /** Requests above the capacity get a 429 instead of waiting. */
    public Settings rejectAboveCapacity() {
        return pace(new Pace(
                pace.latency(),
                pace.jitter(),
                pace.seed(),
                pace.capacity(),
                true,
                pace.requestsPerMinute(),
                pace.tellsLimits(),
                pace.spread()));
    }

    /** More requests per minute than this get a 429 with {@code Retry-After}; 0 for no limit. */
    public Settings requestsPerMinute(int requests) {
        return pace(new Pace(
                pace.latency(),
                pace.jitter(),
                pace.seed(),
                pace.capacity(),
                pace.reject(),
                requests,
                pace.tellsLimits(),
                pace.spread()));
    }

    /** Each answer's headers say how many requests are left of this minute's. */
    public Settings tellLimits() {
        return pace(new Pace(
                pace.latency(),
                pace.jitter(),
                pace.seed(),
                pace.capacity(),
                pace.reject(),
                pace.requestsPerMinute(),
                true,
                pace.spread()));
    }

    /** Serves at this pace. */
    public Settings pace(Pace pace) {
        return new Settings(port, pace, access, faults, responder, keep, logFile, routes);
    }

    /** Requests without this key, as bearer token or {@code x-api-key}, get a 401. */
    public Settings apiKey(String key) {
        return access(new Access(key, access.models(), access.noTemperature(), access.reasoningModels()));
    }

    /** Other models than these get a 404. */
    public Settings models(String... models) {
        return access(new Access(access.apiKey(), Set.of(models), access.noTemperature(), access.reasoningModels()));
    }

    /** These models reject any {@code temperature} with a 400. */
    public Settings noTemperature(String... models) {
        return access(new Access(access.apiKey(), access.models(), Set.of(models), access.reasoningModels()));
    }

    /** These models reject OpenAI's {@code max_tokens} with a 400. */
    public Settings reasoningModels(String... models) {
        return access(new Access(access.apiKey(), access.models(), access.noTemperature(), Set.of(models)));
    }

    /** Lets in whom and what this says. */
    public Settings access(Access access) {
        return new Settings(port, pace, access, faults, responder, keep, logFile, routes);
    }

    /** Requests fail by this plan. */
    public Settings faults(FaultPlan faults) {
        return new Settings(port, pace, access, faults, responder, keep, logFile, routes);
    }

    /** The models answer so. */
    public Settings responder(Responder responder) {
        return new Settings(port, pace, access, faults, responder, keep, logFile, routes);
    }

    /** The log keeps this much. */
    public Settings keep(Keep keep) {
        return new Settings(port, pace, access, faults, responder, keep, logFile, routes);
    }

    /** Appends a line of JSON per request to this file. */
    public Settings logFile(Path file) {
        return new Settings(port, pace, access, faults, responder, keep, file, routes);
    }

    /**
     * Serves another path too: a POST of JSON is answered with JSON.
     *
     * @param path such as {@code /world/oracle}
     * @param answers an {@link IllegalArgumentException} becomes a status of 400 with its message
     */
    public Settings route(String path, UnaryOperator<JsonNode> answers) {
        Map<String, UnaryOperator<JsonNode>> more = new HashMap<>(routes);
        more.put(path, answers);
        return new Settings(port, pace, access, faults, responder, keep, logFile, more);
    }
}

package org.metaspo.model;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * RunPod's jobs, for workers without OpenAI routes. A job has its number at once ({@code /run}) and is polled; an
 * attempt that is cut off leaves it running, and the next attempt of the same request goes on with it instead of paying
 * twice. Limits go into {@code input.sampling_params}: anywhere else the worker ignores them, and stops after 16 tokens.
 */
final class RunPodProtocol implements Protocol {
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);
    private static final int NOT_FOUND = 404;

    private final Direct direct;
    private final Target target;
    private final Duration firstRest;
    private final ConcurrentMap<Request, String> jobs = new ConcurrentHashMap<>();

    /** @param firstRest before a job is first looked after; later rests are longer, up to 2 seconds */
    RunPodProtocol(Direct direct, Target target, Duration firstRest) {
        this.direct = direct;
        this.target = target;
        this.firstRest = firstRest;
    }

    @Override
    public @Nullable String send(Request request) throws InterruptedException {
        String known = jobs.get(request);
        String job = known == null ? submit(request) : known;
        if (job.isEmpty()) {
            return null;
        }
        Duration rest = firstRest;
        JsonNode reply = known == null ? Direct.object().put("status", "IN_QUEUE") : look(job, request);
        while (isUnderWay(reply)) {
            Thread.sleep(rest);
            rest = rest.multipliedBy(3).dividedBy(2);
            rest = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
            reply = look(job, request);
        }
        jobs.remove(request);
        return text(reply.path("output").path(0));
    }

    private String submit(Request request) {
        String job = direct.post("/run", body(request)).path("id").asString("");
        if (!job.isEmpty()) {
            jobs.put(request, job);
        }
        return job;
    }

    private JsonNode look(String job, Request request) {
        try {
            return direct.get("/status/" + job);
        } catch (HttpFailure failure) {
            if (failure.statusCode() != NOT_FOUND) {
                throw failure;
            }
            jobs.remove(request);
            throw new PassingFaultException(target.failed("its job " + job + " is no longer there"), 0, null);
        }
    }

    private static boolean isUnderWay(JsonNode reply) {
        String status = reply.path("status").asString("");
        return status.equals("IN_QUEUE") || status.equals("IN_PROGRESS");
    }

    private static @Nullable String text(JsonNode output) {
        JsonNode tokens = output.path("choices").path(0).path("tokens");
        if (!tokens.isArray()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.asString("")));
        return text.toString();
    }

    private static ObjectNode body(Request request) {
        ObjectNode body = Direct.object();
        ObjectNode input = body.putObject("input").put("apply_chat_template", true);
        for (Message message : request.messages()) {
            String role = message.speaker() == Message.Speaker.USER ? "user" : "system";
            input.withArray("messages").addObject().put("role", role).put("content", message.text());
        }
        Parameters parameters = request.parameters();
        ObjectNode sampling = input.putObject("sampling_params").put("max_tokens", parameters.maxTokens());
        if (parameters.temperature() != null) {
            sampling.put("temperature", parameters.temperature());
        }
        if (parameters.seed() != null) {
            sampling.put("seed", parameters.seed());
        }
        return body;
    }

    /** The worker says no reason for the end; an answer as long as the limit was cut by it. */
    @Override
    public Reading read(JsonNode reply, Request request) {
        long written = reply.path("output").path(0).path("usage").path("output").asLong(0);
        return Reading.of(written >= request.parameters().maxTokens() ? Outcome.TRUNCATED : Outcome.ANSWERED);
    }
}

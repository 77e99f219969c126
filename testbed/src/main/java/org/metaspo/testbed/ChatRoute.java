package org.metaspo.testbed;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One chat route: a request's way from its arrival to its answer. */
final class ChatRoute implements HttpHandler {
    private static final System.Logger LOGGER = System.getLogger(ChatRoute.class.getName());

    private final Protocol protocol;
    private final Settings settings;
    private final RequestLog log;
    private final RateLimit rateLimit;
    private final Gate gate;
    private final CountDownLatch end;

    ChatRoute(
            Protocol protocol, Settings settings, RequestLog log, RateLimit rateLimit, Gate gate, CountDownLatch end) {
        this.protocol = protocol;
        this.settings = settings;
        this.log = log;
        this.rateLimit = rateLimit;
        this.gate = gate;
        this.end = end;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            Arrival arrival = log.arrived(exchange.getRequestBody().readAllBytes());
            String key = key(exchange.getRequestHeaders(), protocol.dialect().keyHeader());
            JsonNode json = protocol.addressed(
                    parse(arrival.body()), exchange.getRequestURI().getPath());
            HttpAnswer answer = exchange.getRequestMethod().equals("POST")
                    ? answer(key, json, arrival)
                    : HttpAnswer.json(405, protocol.error(Rejection.ofStatus(405)));
            String model = json.path("model").asString("");
            log.ended(arrival, protocol.path(), model, answer.visibleStatus(), key != null);
            answer.plus(Map.of(protocol.requestIdHeader(), "req_" + arrival.ordinal()))
                    .sendOn(exchange, end);
        } catch (InterruptedException e) {
            // The testbed closes: whoever still waits gets no answer, as from a server that goes down.
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /**
     * The API key; never kept.
     *
     * @param only the header that this vendor takes it in; null = as OpenAI's or Anthropic's clients send it
     */
    static @Nullable String key(Headers headers, @Nullable String only) {
        String bearer = headers.getFirst(only == null ? "Authorization" : only);
        boolean withWord = only == null || only.equals("Authorization");
        if (bearer != null && (!withWord || bearer.startsWith("Bearer "))) {
            return withWord ? bearer.substring("Bearer ".length()) : bearer;
        }
        return only == null ? headers.getFirst("x-api-key") : null;
    }

    private static JsonNode parse(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            // Malformed like a missing body; the client is told so below.
            return JsonMapper.shared().missingNode();
        }
    }

    private HttpAnswer answer(@Nullable String key, JsonNode json, Arrival arrival) throws InterruptedException {
        try {
            settings.access().checkKey(key);
            if (!json.isObject()) {
                throw RequestBody.malformed("The body is not a JSON object.");
            }
            ChatCall call = protocol.read(json, arrival);
            settings.access().check(call, json);
            RateLimit.Left left = rateLimit.take();
            gate.enter();
            try {
                Thread.sleep(settings.pace().delay(call));
                HttpAnswer served = serve(call);
                return left == null || !settings.pace().tellsLimits()
                        ? served
                        : served.plus(protocol.limitHeaders(left));
            } finally {
                gate.leave();
            }
        } catch (RejectedException e) {
            return protocol.refusal(e.rejection(), arrival.ordinal());
        }
    }

    /** Answers a request of a batch: nothing is waited for, and no limit holds. */
    HttpAnswer item(String body) throws IOException {
        Arrival arrival = log.arrived(body.getBytes(StandardCharsets.UTF_8));
        JsonNode json = parse(body);
        HttpAnswer answer;
        try {
            ChatCall call = protocol.read(json, arrival);
            settings.access().check(call, json);
            answer = serve(call);
        } catch (RejectedException e) {
            answer = protocol.refusal(e.rejection(), arrival.ordinal());
        }
        log.ended(arrival, protocol.path(), json.path("model").asString(""), answer.visibleStatus(), false);
        return answer;
    }

    private HttpAnswer serve(ChatCall call) {
        try {
            Optional<Fault> fault = settings.faults().on(call);
            ChatReply reply = settings.responder().answer(call).servedTo(call);
            return fault.map(what -> spoiled(call, reply, what)).orElseGet(() -> written(call, reply));
        } catch (RuntimeException e) {
            // Responder and plan are a test's own code. The server would drop its failure without a word.
            LOGGER.log(Level.ERROR, "The responder or the fault plan failed on request " + call.ordinal(), e);
            return HttpAnswer.json(500, protocol.error(Rejection.ofStatus(500)));
        }
    }

    private HttpAnswer spoiled(ChatCall call, ChatReply reply, Fault fault) {
        return switch (fault) {
            case Fault.Status status -> failed(status);
            case Trouble trouble -> protocol.trouble(trouble, call.ordinal());
            case ReplyFault inReply -> written(call, inReply.applyTo(reply));
            case BodyFault inBody -> inBody.applyTo(written(call, reply), protocol);
            case WireFault onWire -> written(call, reply).with(onWire);
        };
    }

    private HttpAnswer written(ChatCall call, ChatReply reply) {
        return HttpAnswer.json(200, protocol.answer(call, reply));
    }

    private HttpAnswer failed(Fault.Status status) {
        HttpAnswer answer = HttpAnswer.json(status.code(), protocol.error(Rejection.ofStatus(status.code())))
                .plus(status.headers());
        return status.body() == null ? answer : answer.with(status.body());
    }
}

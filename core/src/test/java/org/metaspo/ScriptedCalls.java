package org.metaspo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.metaspo.call.Budget;
import org.metaspo.call.Calls;
import org.metaspo.call.Caps;
import org.metaspo.call.Endpoint;
import org.metaspo.call.StopSignal;
import org.metaspo.event.Listener;
import org.metaspo.journal.Journal;
import org.metaspo.model.Answer;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;

/** Calls with a journal of their own, to a model that is a function of the request. */
public final class ScriptedCalls implements AutoCloseable {
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Journal journal;
    private final Calls calls;

    public ScriptedCalls(Path directory, Role role, Function<Request, Answer> model) {
        journal = Journal.create(directory.resolve("journal.db"), Map.of());
        Endpoint endpoint = new Endpoint(
                request -> {
                    requests.add(request);
                    return model.apply(request);
                },
                Duration.ofSeconds(30),
                4,
                null);
        calls = Calls.live(
                journal, Map.of(role, endpoint), new Budget(Caps.NONE, Map.of()), new StopSignal(), Listener.NONE);
    }

    /** A complete answer. */
    public static Answer says(String text) {
        return ended(Outcome.ANSWERED, text);
    }

    /** An answer that ended in some way. */
    public static Answer ended(Outcome outcome, String text) {
        return new Answer(outcome, text, Usage.of(1, 1));
    }

    /** Settings without surprises. */
    public static ModelSettings settings(boolean constrained) {
        return new ModelSettings(
                "openai", "m", null, null, 0.0, null, 100, null, Duration.ofSeconds(30), 4, constrained, null);
    }

    public Calls calls() {
        return calls;
    }

    /** What was asked, in order of arrival. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The user message of a request. */
    public static String user(Request request) {
        return request.messages().getLast().text();
    }

    @Override
    public void close() {
        journal.close();
    }
}

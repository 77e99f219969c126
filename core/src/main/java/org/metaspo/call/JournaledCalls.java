package org.metaspo.call;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.StopRecord;
import org.metaspo.model.Answer;
import org.metaspo.model.Batches;
import org.metaspo.model.Outcome;
import org.metaspo.model.PromptCache;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;

/** Calls that the journal answers, and where it has no answer the providers. */
final class JournaledCalls implements Calls {
    /** More unanswered than this share of a block says something about the endpoint: the run ends. */
    private static final double UNANSWERED_SHARE = 0.005;

    private static final int PLACES_PER_PERMIT = 2;
    private static final int CHAINS = 256;

    private final Journal journal;
    private final Map<Role, Endpoint> endpoints;
    private final Map<Role, Exchange> exits = new EnumMap<>(Role.class);
    private final Map<Role, BatchDesk> desks = new EnumMap<>(Role.class);
    private final StopSignal stop;
    private final Blocks blocks;
    private final Ledger ledger;
    private final WarmStarts warmStarts = new WarmStarts(System::nanoTime);
    private final Listener listener;

    /** On a thread that goes one of several ways: what that way used so far. */
    @SuppressWarnings("ThreadLocalUsage") // each way ends by removing its own
    private final ThreadLocal<@Nullable List<Use>> way = new ThreadLocal<>();

    private JournaledCalls(
            Journal journal,
            Map<Role, Endpoint> endpoints,
            StopSignal stop,
            List<StopRecord> obeyed,
            Listener listener) {
        this.journal = journal;
        this.endpoints = endpoints;
        this.stop = stop;
        this.blocks = new Blocks(stop, obeyed);
        this.ledger = new Ledger(endpoints);
        this.listener = listener;
    }

    static Calls live(
            Journal journal,
            Map<Role, Endpoint> endpoints,
            Budget budget,
            StopSignal stop,
            Listener listener,
            @Nullable Reuse reuse) {
        JournaledCalls calls = new JournaledCalls(journal, endpoints, stop, List.of(), listener);
        Map<String, Pacer> pacers = Pacer.byName(endpoints.values());
        endpoints.forEach((role, endpoint) -> {
            Pacer pacer = Objects.requireNonNull(pacers.get(endpoint.name()), "each name has a pacer");
            Gate gate = new Gate(stop, budget, role);
            UnaryOperator<Exchange> reusing = next -> Reuse.before(next, reuse, role);
            calls.exits.put(role, WayOut.of(endpoint, pacer, journal, budget, gate, listener, reusing));
            Batches batches = endpoint.provider().batches();
            if (batches != null) {
                calls.desks.put(role, new BatchDesk(role, endpoint, batches, journal, budget, gate, listener));
            }
        });
        return calls;
    }

    static Calls replayed(Journal journal, Map<Role, Endpoint> endpoints, List<StopRecord> stops, Listener listener) {
        JournaledCalls calls = new JournaledCalls(journal, endpoints, new StopSignal(), stops, listener);
        for (Role role : Role.values()) {
            calls.exits.put(role, WayOut.closed(journal));
        }
        return calls;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public StopRecord stop(Kind kind, String reason) {
        return blocks.stop(kind, reason);
    }

    @Override
    public List<Answer> evaluate(Stage stage, String place, List<Request> requests) {
        return ask(stage.key(), stage, place, requests);
    }

    @Override
    public List<Answer> ask(String stage, String place, List<Request> requests) {
        return ask(stage, null, place, requests);
    }

    /** @param counted null for calls that are no evaluations */
    private List<Answer> ask(String stage, @Nullable Stage counted, String place, List<Request> requests) {
        begin(stage, place, requests.size());
        List<Identity> identities = requests.stream().map(Identity::of).toList();
        Set<Identity> unanswered = askMissing(requests, identities);
        List<Answer> answers = new ArrayList<>(requests.size());
        List<Use> uses = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            Answer answer = recorded(identities.get(i), requests.get(i), unanswered);
            answers.add(answer);
            uses.add(new Use(stage, counted, requests.get(i), identities.get(i), answer));
        }
        end(uses);
        return answers;
    }

    private void begin(String stage, String place, int size) {
        if (way.get() == null) {
            blocks.begin(place);
        } else {
            stop.check();
        }
        listener.on(new Event.BlockStarted(stage, place, size));
    }

    /** What one of several ways used counts once all have arrived, in program order. */
    private void end(List<Use> uses) {
        List<Use> ofWay = way.get();
        if (ofWay != null) {
            ofWay.addAll(uses);
            return;
        }
        uses.forEach(use -> ledger.count(
                use.request.role(), use.stage, use.counted, use.identity, use.answer, journal.isReused(use.identity)));
        blocks.end();
    }

    private Crew crew(int size) {
        return way.get() == null ? new Crew(size, stop) : Crew.within(size, stop);
    }

    private Set<Identity> askMissing(List<Request> requests, List<Identity> identities) {
        Set<Identity> seen = new HashSet<>();
        Set<Identity> unanswered = Collections.synchronizedSet(new HashSet<>());
        AtomicInteger toleranceLeft = new AtomicInteger((int) (requests.size() * UNANSWERED_SHARE));
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (journal.holds(identities.get(i)) || !seen.add(identities.get(i))) {
                listener.on(new Event.CallEnded(requests.get(i).role().key(), Outcome.ANSWERED.key(), true));
            } else {
                missing.add(i);
            }
        }
        BatchDesk desk =
                requests.isEmpty() ? null : desks.get(requests.getFirst().role());
        if (desk != null) {
            return inBatches(desk, requests, identities, missing, toleranceLeft.get());
        }
        try (Crew crew = crew(places(requests))) {
            for (WarmStarts.Turn turn : warmStarts.turns(requests, missing, cache(requests))) {
                Identity identity = identities.get(turn.index());
                Request request = requests.get(turn.index());
                if (!crew.start(() -> inTurn(turn, () -> askOne(identity, request, unanswered, toleranceLeft)))) {
                    break;
                }
            }
        }
        return unanswered;
    }

    /** An interrupt asks for an orderly stop, and leaves batches running. */
    private Set<Identity> inBatches(
            BatchDesk desk, List<Request> requests, List<Identity> identities, List<Integer> missing, int tolerance) {
        Map<Identity, Request> calls = new LinkedHashMap<>();
        missing.forEach(index -> calls.put(identities.get(index), requests.get(index)));
        try {
            if (way.get() == null) {
                stop.endHalt();
            }
            Set<Identity> unanswered = new HashSet<>(desk.ask(calls));
            if (unanswered.size() > tolerance) {
                throw tooMany(
                        new UnansweredException(unanswered.size() + " calls came back from batches without one."));
            }
            return unanswered;
        } catch (InterruptedException e) {
            stop.ask("the thread of the run was interrupted");
            stop.check();
            throw new IllegalStateException("a stop was asked for", e);
        }
    }

    private static void inTurn(WarmStarts.Turn turn, Crew.Work call) throws InterruptedException {
        try {
            turn.await();
            call.run();
        } finally {
            turn.ended();
        }
    }

    private void askOne(Identity identity, Request request, Set<Identity> unanswered, AtomicInteger toleranceLeft)
            throws InterruptedException {
        Outcome outcome;
        try {
            outcome = exit(request).ask(identity, request).answer().outcome();
        } catch (UnansweredException e) {
            if (toleranceLeft.getAndDecrement() <= 0) {
                throw tooMany(e);
            }
            unanswered.add(identity);
            outcome = Outcome.UNANSWERED;
        }
        listener.on(new Event.CallEnded(request.role().key(), outcome.key(), false));
    }

    private static ProviderFailedException tooMany(UnansweredException last) {
        return new ProviderFailedException("More than " + UNANSWERED_SHARE * 100
                + " % of a block stayed without an answer. The last one: " + last.getMessage()
                + " Check the endpoint, then resume the run: nothing that was answered is asked again.");
    }

    /** Unanswered is recorded only once the block is known to end well: a run that fails asks again when resumed. */
    private Answer recorded(Identity identity, Request request, Set<Identity> unanswered) {
        if (unanswered.remove(identity)) {
            Answer none = new Answer(Outcome.UNANSWERED, "", Usage.NONE);
            journal.record(identity, request, none, 0, BigDecimal.ZERO);
            return none;
        }
        return recorded(identity);
    }

    /** As the journal has it, not as it came: a text that the file cannot keep exactly is the same in every pass. */
    private Answer recorded(Identity identity) {
        Answer answer = journal.find(identity);
        if (answer == null) {
            throw new IllegalStateException("what was asked has an answer in the journal");
        }
        return answer;
    }

    private @Nullable PromptCache cache(List<Request> requests) {
        Endpoint endpoint =
                requests.isEmpty() ? null : endpoints.get(requests.getFirst().role());
        return endpoint == null ? null : endpoint.provider().promptCache();
    }

    private int places(List<Request> requests) {
        if (requests.isEmpty()) {
            return 1;
        }
        Endpoint endpoint = endpoints.get(requests.getFirst().role());
        return endpoint == null ? 1 : PLACES_PER_PERMIT * endpoint.concurrency();
    }

    private record Use(String stage, @Nullable Stage counted, Request request, Identity identity, Answer answer) {}

    @Override
    public <T> List<T> sideBySide(String stage, String place, List<Chain<T>> chains) {
        begin(stage, place, chains.size());
        List<List<Use>> uses = new ArrayList<>();
        List<T> values = new ArrayList<>(Collections.nCopies(chains.size(), (T) null));
        try (Crew crew = crew(CHAINS)) {
            for (int i = 0; i < chains.size(); i++) {
                int index = i;
                List<Use> own = new ArrayList<>();
                uses.add(own);
                crew.start(() -> {
                    T value = chains.get(index).run(request -> askNow(stage, request, own));
                    synchronized (values) {
                        values.set(index, value);
                    }
                });
            }
        }
        end(uses.stream().flatMap(List::stream).toList());
        return values;
    }

    @Override
    public <T> List<T> together(String place, List<Supplier<T>> ways) {
        if (way.get() != null) {
            throw new IllegalStateException("one of several ways goes several ways itself, at " + place);
        }
        blocks.begin(place);
        List<List<Use>> uses = new ArrayList<>();
        List<T> values = new ArrayList<>(Collections.nCopies(ways.size(), (T) null));
        try (Crew crew = new Crew(Math.max(1, ways.size()), stop)) {
            for (int i = 0; i < ways.size(); i++) {
                int index = i;
                List<Use> own = new ArrayList<>();
                uses.add(own);
                crew.start(() -> {
                    T value = on(own, ways.get(index));
                    synchronized (values) {
                        values.set(index, value);
                    }
                });
            }
        }
        end(uses.stream().flatMap(List::stream).toList());
        return values;
    }

    private <T> T on(List<Use> own, Supplier<T> one) {
        way.set(own);
        try {
            return one.get();
        } finally {
            way.remove();
        }
    }

    private Answer askNow(String stage, Request request, List<Use> own) throws InterruptedException {
        Identity identity = Identity.of(request);
        boolean known = journal.holds(identity);
        try {
            exit(request).ask(identity, request);
            Answer answer = recorded(identity);
            own.add(new Use(stage, null, request, identity, answer));
            listener.on(
                    new Event.CallEnded(request.role().key(), answer.outcome().key(), known));
            return answer;
        } catch (UnansweredException e) {
            throw new ProviderFailedException("The " + request.role().key() + " model gave no answer: " + e.getMessage()
                    + " Check the endpoint, then resume the run.");
        }
    }

    private Exchange exit(Request request) {
        Exchange out = exits.get(request.role());
        if (out == null) {
            throw new IllegalStateException("no " + request.role().key() + " model was configured");
        }
        return out;
    }
}

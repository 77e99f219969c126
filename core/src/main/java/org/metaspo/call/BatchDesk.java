package org.metaspo.call;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.Spending;
import org.metaspo.journal.SubmittedBatches.Open;
import org.metaspo.model.Answer;
import org.metaspo.model.Batches;
import org.metaspo.model.Batches.Result;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.statistics.Sha256;

/**
 * Has the calls of a block answered in batches. The calls are noted before a batch is handed in, its name at once after;
 * a batch that an earlier process left is waited for, and one whose name never came is looked for by its mark, before
 * anything is handed in again. A stop leaves batches running. Used by the search's thread alone.
 */
final class BatchDesk {
    /** How often what expired or met trouble is handed in. */
    static final int ROUNDS = 3;

    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private final Role role;
    private final Endpoint endpoint;
    private final Batches batches;
    private final Journal journal;
    private final Budget budget;
    private final Gate gate;
    private final Listener listener;
    private final Patience patience;

    BatchDesk(
            Role role,
            Endpoint endpoint,
            Batches batches,
            Journal journal,
            Budget budget,
            Gate gate,
            Listener listener) {
        this.role = role;
        this.endpoint = endpoint;
        this.batches = batches;
        this.journal = journal;
        this.budget = budget;
        this.gate = gate;
        this.listener = listener;
        this.patience = new Patience(role, listener, gate::rest);
    }

    /**
     * Brings answers to the journal.
     *
     * @return the calls that stayed without one
     */
    Set<Identity> ask(Map<Identity, Request> calls) throws InterruptedException {
        Map<Identity, Request> left = new LinkedHashMap<>(calls);
        for (Open open : journal.batches().open(role)) {
            if (open.items().keySet().stream().anyMatch(left::containsKey)) {
                collectEarlier(open, left);
            }
        }
        for (int round = 1; round <= ROUNDS && !left.isEmpty(); round++) {
            Map<Identity, Spending> worst = worst(left);
            // The whole block at once: half a block on its way is of no use.
            budget.hold(role, sum(worst));
            List<Open> handedIn = new ArrayList<>();
            for (Map<Identity, Request> part : parts(left)) {
                handedIn.add(handIn(part, worst));
            }
            for (Open batch : handedIn) {
                settle(batch.worst(), collect(batch, left));
            }
        }
        return left.keySet();
    }

    private Map<Identity, Spending> worst(Map<Identity, Request> calls) {
        Map<Identity, Spending> worst = new LinkedHashMap<>();
        calls.forEach((identity, request) -> worst.put(identity, WorstCase.of(request, endpoint)));
        return worst;
    }

    private static Spending sum(Map<Identity, Spending> amounts) {
        return amounts.values().stream().reduce(Spending.NONE, Spending::plus);
    }

    /** As much in each as the provider takes in one batch. */
    private List<Map<Identity, Request>> parts(Map<Identity, Request> calls) {
        List<Map<Identity, Request>> parts = new ArrayList<>();
        Map<Identity, Request> part = new LinkedHashMap<>();
        long bytes = 0;
        for (Map.Entry<Identity, Request> call : calls.entrySet()) {
            long own = batches.bytes(call.getValue());
            if (!part.isEmpty() && (part.size() == batches.mostRequests() || bytes + own > batches.mostBytes())) {
                parts.add(part);
                part = new LinkedHashMap<>();
                bytes = 0;
            }
            part.put(call.getKey(), call.getValue());
            bytes += own;
        }
        parts.add(part);
        return parts;
    }

    private Open handIn(Map<Identity, Request> part, Map<Identity, Spending> worst) throws InterruptedException {
        Map<Identity, Spending> amounts = new LinkedHashMap<>();
        part.keySet().forEach(identity -> amounts.put(identity, worst.getOrDefault(identity, Spending.NONE)));
        Instant since = InstantSource.system().instant();
        String mark = "metaspo-"
                + Sha256.hex(since + "/" + ProcessHandle.current().pid() + "/" + part.keySet())
                        .substring(0, 32);
        Open planned = journal.batches().plan(role, mark, since, amounts);
        List<Batches.Item> items = new ArrayList<>();
        part.forEach((identity, request) -> items.add(new Batches.Item(identity.toString(), request)));
        try {
            String name = patience.until(() -> submitOnce(planned, part, items));
            return journal.batches().named(planned, role, name);
        } catch (ProviderFailedException refused) {
            journal.batches().withdrawn(planned);
            settle(planned.worst(), Spending.NONE);
            throw refused;
        }
    }

    /** Where the line broke nobody knows whether the batch was taken: it is looked for first. */
    private String submitOnce(Open planned, Map<Identity, Request> part, List<Batches.Item> items)
            throws InterruptedException {
        gate.check();
        try {
            return batches.submit(planned.marker(), items);
        } catch (PassingFaultException fault) {
            String there = fault.status() == 0 ? search(planned, part) : null;
            if (there != null) {
                return there;
            }
            throw fault;
        }
    }

    private @Nullable String search(Open batch, Map<Identity, Request> calls) throws InterruptedException {
        Map<String, Request> wanted = wanted(batch, calls);
        for (String candidate : patience.until(
                () -> batches.find(batch.marker(), batch.since(), batch.items().size()))) {
            boolean taken = waitFor(candidate).refusal() == null;
            if (taken
                    && !patience.until(() -> batches.results(candidate, wanted)).isEmpty()) {
                return candidate;
            }
        }
        return null;
    }

    private void collectEarlier(Open open, Map<Identity, Request> left) throws InterruptedException {
        String name = open.name() == null ? search(open, left) : open.name();
        if (name == null) {
            journal.batches().withdrawn(open);
            budget.correct(role, open.worst(), Spending.NONE);
            return;
        }
        Map<Identity, Request> asked = new LinkedHashMap<>(left);
        asked.keySet().retainAll(open.items().keySet());
        Spending mayHave = sum(worst(asked));
        budget.correct(
                role, mayHave, collect(open.name() == null ? journal.batches().named(open, role, name) : open, left));
    }

    /** Waits for a batch and records its answers. @return what those that were waited for came to */
    private Spending collect(Open batch, Map<Identity, Request> left) throws InterruptedException {
        String name = String.valueOf(batch.name());
        listener.on(new Event.Remark("Waiting for batch " + name + " of the " + role.key() + " model: "
                + batch.items().size() + " calls."));
        Batches.Progress progress = waitFor(name);
        String refusal = progress.refusal();
        Map<String, Request> wanted = wanted(batch, left);
        Map<String, Result> results = refusal == null ? patience.until(() -> batches.results(name, wanted)) : Map.of();
        Spending spent = Spending.NONE;
        List<Long> unanswered = new ArrayList<>();
        boolean whole = true;
        for (Map.Entry<Identity, Long> item : batch.items().entrySet()) {
            Request request = left.get(item.getKey());
            if (request == null) {
                whole &= journal.holds(item.getKey()); // else another block asks for it
            } else if (results.get(item.getKey().toString()) instanceof Result.Answered answered) {
                spent = spent.plus(record(item.getKey(), request, answered.answer(), item.getValue()));
                left.remove(item.getKey());
            } else {
                unanswered.add(item.getValue());
                Result result = results.get(item.getKey().toString());
                refusal = refusal == null && result instanceof Result.Refused refused ? refused.why() : refusal;
                String why = result instanceof Result.Missing missing ? missing.why() : "no answer in batch " + name;
                listener.on(new Event.AttemptFailed(role.key(), refusal == null ? why : refusal));
            }
        }
        if (whole) {
            journal.batches().ended(batch, role, unanswered);
        }
        if (refusal != null) {
            throw new ProviderFailedException(refusal);
        }
        return spent.plus(new Spending(unanswered.size(), 0, BigDecimal.ZERO));
    }

    private Spending record(Identity identity, Request request, Answer answer, long attempt) {
        BigDecimal usd = endpoint.cost(answer.usage());
        journal.record(identity, request, answer, attempt, usd);
        listener.on(new Event.CallEnded(role.key(), answer.outcome().key(), false));
        return new Spending(1, answer.usage().tokens(), usd);
    }

    private static Map<String, Request> wanted(Open batch, Map<Identity, Request> calls) {
        Map<String, Request> wanted = new LinkedHashMap<>();
        for (Identity identity : batch.items().keySet()) {
            Request request = calls.get(identity);
            if (request != null) {
                wanted.put(identity.toString(), request);
            }
        }
        return wanted;
    }

    private Batches.Progress waitFor(String name) throws InterruptedException {
        Duration pause = FIRST_LOOK;
        while (true) {
            Batches.Progress progress = patience.until(() -> batches.look(name));
            if (progress.ended()) {
                return progress;
            }
            gate.rest(pause);
            pause = pause.multipliedBy(2).compareTo(LAST_LOOK) > 0 ? LAST_LOOK : pause.multipliedBy(2);
        }
    }

    private void settle(Spending worst, Spending actual) {
        budget.settle(role, worst, actual);
        Spending spent = budget.spent();
        listener.on(new Event.Spent(spent.attempts(), spent.tokens(), spent.usd()));
    }
}

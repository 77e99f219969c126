package org.metaspo.model;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.metaspo.http.Interruption;
import org.metaspo.model.BatchRoutes.ItemReply;

/** A vendor's batches: its routes, with requests and answers written and read as on the wire. */
final class EndpointBatches implements Batches {
    /** Less than vendors take (50,000 and 100,000): the answers of one batch are read at once. */
    private static final int MOST_REQUESTS = 10_000;

    private static final long MOST_BYTES = 50L << 20;

    private final Target target;
    private final BatchRoutes routes;
    private final BatchItems items;
    private final ThrownFault thrown;

    EndpointBatches(Target target, Preset preset, BatchRoutes routes, BatchItems items) {
        this.target = target;
        this.routes = routes;
        this.items = items;
        this.thrown = new ThrownFault(target, new FaultClassifier(target, preset.faults(), InstantSource.system()));
    }

    @Override
    public int mostRequests() {
        return MOST_REQUESTS;
    }

    @Override
    public long mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public long bytes(Request request) {
        try {
            return items.bytes(request);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing waits where nothing is sent", e);
        }
    }

    @Override
    public String submit(String marker, List<Item> handedIn) throws InterruptedException {
        List<String> lines = new ArrayList<>(handedIn.size());
        for (Item item : handedIn) {
            lines.add(routes.line(item.id(), items.body(item.request())));
        }
        String batch = ask(() -> routes.submit(marker, lines));
        if (batch.isEmpty()) {
            throw new PassingFaultException(target.failed("a batch was not confirmed"), 0, null);
        }
        return batch;
    }

    @Override
    public List<String> find(String marker, Instant since, int requests) throws InterruptedException {
        return ask(() -> routes.find(marker, since, requests));
    }

    @Override
    public Progress look(String batch) throws InterruptedException {
        return ask(() -> routes.look(batch));
    }

    @Override
    public Map<String, Result> results(String batch, Map<String, Request> requests) throws InterruptedException {
        Map<String, ItemReply> replies = new HashMap<>();
        ask(() -> {
            routes.results(batch, replies);
            return batch;
        });
        Map<String, Result> results = new HashMap<>();
        for (Map.Entry<String, Request> request : requests.entrySet()) {
            ItemReply reply = replies.get(request.getKey());
            if (reply != null) {
                results.put(request.getKey(), result(request.getValue(), reply));
            }
        }
        return results;
    }

    private Result result(Request request, ItemReply item) throws InterruptedException {
        if (item.reply() == null) {
            return new Result.Missing(target.failed(target.redaction().clean(item.why())));
        }
        try {
            return new Result.Answered(items.read(request, item.reply()));
        } catch (PassingFaultException fault) {
            return new Result.Missing(String.valueOf(fault.getMessage()));
        } catch (ProviderFailedException refused) {
            return new Result.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private <T> T ask(Supplier<T> call) throws InterruptedException {
        Interruption.check();
        try {
            return call.get();
        } catch (PassingFaultException | ProviderFailedException e) {
            throw e;
        } catch (RuntimeException e) { // the client's exceptions have no common family; the unknown are passed on
            Interruption.check(e);
            Outcome outcome = thrown.outcome(e);
            throw new ProviderFailedException(target.failed("it refused a batch as a whole (" + outcome.key() + ")."));
        } finally {
            Transport.forget();
        }
    }
}

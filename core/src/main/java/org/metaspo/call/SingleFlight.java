package org.metaspo.call;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import org.metaspo.journal.Identity;
import org.metaspo.model.Request;

/** Equal requests at the same time go out once; the others wait for that one's answer. */
final class SingleFlight implements Exchange {
    private final ConcurrentMap<Identity, CompletableFuture<Paid>> inFlight = new ConcurrentHashMap<>();
    private final Exchange next;

    SingleFlight(Exchange next) {
        this.next = next;
    }

    @Override
    public Paid ask(Identity identity, Request request) throws InterruptedException {
        while (true) {
            CompletableFuture<Paid> mine = new CompletableFuture<>();
            CompletableFuture<Paid> first = inFlight.putIfAbsent(identity, mine);
            if (first == null) {
                return askFirst(identity, request, mine);
            }
            try {
                return first.get();
            } catch (ExecutionException | CancellationException e) {
                // That one failed; its failure is its caller's to report. Try again, perhaps as the first.
            }
        }
    }

    private Paid askFirst(Identity identity, Request request, CompletableFuture<Paid> mine)
            throws InterruptedException {
        try {
            Paid paid = next.ask(identity, request);
            mine.complete(paid);
            return paid;
        } finally {
            inFlight.remove(identity);
            mine.cancel(false);
        }
    }
}

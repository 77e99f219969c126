package org.metaspo.testbed;

import java.util.Optional;

/** Decides which requests to the hub fail, and how. {@link ReplyFault}s belong to models and do nothing here. */
@FunctionalInterface
public interface HubPlan {
    /** The fault of this request, empty if it passes. */
    Optional<Fault> on(HubCall call);

    /** This plan, and for requests that it lets pass another one. */
    default HubPlan or(HubPlan other) {
        return call -> on(call).or(() -> other.on(call));
    }

    /** Every request passes. */
    static HubPlan none() {
        return call -> Optional.empty();
    }

    /** GET requests whose path holds a text fail the first {@code n} times each. */
    static HubPlan first(int n, String path, Fault fault) {
        return call -> call.method().equals("GET") && call.path().contains(path) && call.times() <= n
                ? Optional.of(fault)
                : Optional.empty();
    }

    /** Requests of any kind whose path holds a text fail, however often they are sent. */
    static HubPlan always(String path, Fault fault) {
        return call -> call.path().contains(path) ? Optional.of(fault) : Optional.empty();
    }
}

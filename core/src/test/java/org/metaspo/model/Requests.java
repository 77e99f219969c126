package org.metaspo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests for tests. */
final class Requests {
    private Requests() {}

    static Request plain(String model) {
        return with(model, new Parameters(null, null, 64, null, List.of()));
    }

    static Request with(String model, Parameters parameters) {
        return new Request(
                Role.TASK,
                model,
                parameters,
                List.of(Message.system("You grade reviews."), Message.user("Great soap.")),
                "0");
    }

    static Parameters choosing(@Nullable String effort, String... choices) {
        return new Parameters(null, null, 64, effort, List.of(choices));
    }
}

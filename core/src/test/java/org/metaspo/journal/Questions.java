package org.metaspo.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Answer;
import org.metaspo.model.Message;
import org.metaspo.model.Outcome;
import org.metaspo.model.Parameters;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Tier;
import org.metaspo.model.Usage;

/** Requests and answers to record. */
final class Questions {
    private static final Parameters PARAMETERS = new Parameters(0.5, 11L, 64, "low", List.of("yes", "no"));

    private Questions() {}

    static Request request(Role role, String user) {
        return request(role, "Be brief.", user, "0");
    }

    static Request request(Role role, @Nullable String system, String user, String sample) {
        List<Message> messages =
                system == null ? List.of(Message.user(user)) : List.of(Message.system(system), Message.user(user));
        return new Request(role, "a-model", PARAMETERS, messages, sample);
    }

    static Answer answer(String text) {
        return new Answer(Outcome.ANSWERED, text, new Usage(10, 3, 2, 5, 1, Tier.FLEX));
    }
}

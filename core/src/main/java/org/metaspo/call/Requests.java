package org.metaspo.call;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Message;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Parameters;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.statistics.Sha256;

/**
 * Makes the requests of one role: the same settings give the same parameters every time, so that equal questions have
 * equal identities.
 *
 * @param role what the answers are for
 * @param settings the role's model
 */
public record Requests(Role role, ModelSettings settings) {
    /**
     * A request.
     *
     * @param system empty = no system message
     * @param user the user message
     * @param sample tells repeats of the same question apart
     * @param choices the only texts that may be answered, empty = free text; heeded where the model is constrained
     */
    public Request of(String system, String user, String sample, List<String> choices) {
        return of(system, user, sample, choices, false);
    }

    /**
     * A request for one of some words with a reason. Where the model is constrained a schema holds it to that; else the
     * messages alone say so.
     *
     * @param verdicts the only words that may be answered
     */
    public Request reasoned(String system, String user, String sample, List<String> verdicts) {
        return of(system, user, sample, verdicts, settings.constrained());
    }

    private Request of(String system, String user, String sample, List<String> choices, boolean reasoned) {
        List<Message> messages = new ArrayList<>(2);
        if (!system.isEmpty()) {
            messages.add(Message.system(system));
        }
        messages.add(Message.user(user));
        Parameters parameters = new Parameters(
                settings.temperature(),
                seed(settings.seed(), sample),
                settings.maxTokens(),
                settings.effort(),
                settings.constrained() ? choices : List.of(),
                reasoned);
        return new Request(role, settings.model(), parameters, messages, sample);
    }

    /** A seed of its own for each sample, within the 31 bits that every provider takes. */
    @Nullable
    private static Long seed(@Nullable Long seed, String sample) {
        if (seed == null) {
            return null;
        }
        return (long) (ByteBuffer.wrap(Sha256.of(seed + "/" + sample)).getInt() & Integer.MAX_VALUE);
    }
}

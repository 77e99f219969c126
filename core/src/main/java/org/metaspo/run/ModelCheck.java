package org.metaspo.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Requests;
import org.metaspo.model.Answer;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.Provider;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;

/**
 * Whether a role's model can be reached as it is configured: one call of a few tokens, with the parameters of a run.
 *
 * @param role that is checked
 * @param provider as configured
 * @param model on the wire
 * @param answer what came back, null where nothing did
 * @param time until the answer was there, or until it was clear that none would come
 * @param usd what the call cost, null where the price is not known or nothing came back
 * @param failure why nothing came back, null where something did
 */
public record ModelCheck(
        Role role,
        String provider,
        String model,
        @Nullable Answer answer,
        Duration time,
        @Nullable BigDecimal usd,
        @Nullable Failure failure) {

    /** Most tokens of the answer: enough for a word, and for a reasoning model to begin. */
    static final int MOST_TOKENS = 16;

    private static final String QUESTION = "Answer with the word yes.";
    private static final List<String> CHOICES = List.of("yes", "no");

    /**
     * Why a model did not answer.
     *
     * @param configuration whether the configuration or its surroundings are wrong, such as a key that is not set; else
     *     the provider refused or could not be reached
     * @param message with what to do
     */
    public record Failure(boolean configuration, String message) {}

    /** Checks one role after another; a failure ends the check of its role alone. */
    public static List<ModelCheck> all(Map<Role, ModelSettings> models, Connector connector)
            throws InterruptedException {
        List<ModelCheck> checks = new ArrayList<>();
        for (Map.Entry<Role, ModelSettings> model : models.entrySet()) {
            checks.add(of(model.getKey(), model.getValue(), connector));
        }
        return checks;
    }

    private static ModelCheck of(Role role, ModelSettings settings, Connector connector) throws InterruptedException {
        long began = System.nanoTime();
        try (Provider provider = connector.connect(role, settings)) {
            began = System.nanoTime();
            Answer answer = ask(provider, request(role, settings), settings.timeout());
            BigDecimal usd = settings.price() == null ? null : settings.price().of(answer.usage());
            return check(role, settings, answer, began, usd, null);
        } catch (BadInputException e) {
            return check(role, settings, null, began, null, new Failure(true, String.valueOf(e.getMessage())));
        } catch (ProviderFailedException | PassingFaultException e) {
            return check(role, settings, null, began, null, new Failure(false, String.valueOf(e.getMessage())));
        }
    }

    private static ModelCheck check(
            Role role,
            ModelSettings settings,
            @Nullable Answer answer,
            long began,
            @Nullable BigDecimal usd,
            @Nullable Failure failure) {
        return new ModelCheck(
                role,
                settings.provider(),
                settings.model(),
                answer,
                Duration.ofNanos(System.nanoTime() - began),
                usd,
                failure);
    }

    /** As a run would ask, but for the limit; choices are held by a schema where the model is constrained. */
    private static Request request(Role role, ModelSettings settings) {
        return new Requests(role, settings.answeringAtMost(Math.min(settings.maxTokens(), MOST_TOKENS)))
                .of("", QUESTION, "0", CHOICES);
    }

    private static Answer ask(Provider provider, Request request, Duration timeout) throws InterruptedException {
        FutureTask<Answer> call = new FutureTask<>(() -> provider.ask(request));
        Thread caller = Thread.startVirtualThread(call);
        try {
            return call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw PassingFaultException.timedOut("No complete answer within " + timeout.toMillis() / 1000.0 + " s.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a call fails in no other way", e);
        } finally {
            caller.interrupt();
        }
    }
}

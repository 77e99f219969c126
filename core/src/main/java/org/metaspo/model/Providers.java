package org.metaspo.model;

import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.ProxyRoute;
import org.metaspo.problem.BadInputException;

/** The providers that a configuration can name, and how to reach them. */
public final class Providers {
    static final String OPENAI = "openai";
    static final String ANTHROPIC = "anthropic";
    static final String LOCAL = "local";

    private Providers() {}

    /** The names that {@code provider} takes, for "Maybe you meant" messages. */
    public static List<String> names() {
        return List.of(OPENAI, ANTHROPIC, LOCAL);
    }

    /**
     * Makes a provider ready. Nothing is sent yet; the provider {@code local} starts its process and waits for it.
     *
     * @param environment the value of an environment variable, null where it is not set; a {@code .env} file may stand
     *     behind it
     * @param progress hears of a local model's download and start
     * @throws BadInputException unknown provider, a base URL that is none, a key that is not set, no local runtime
     * @throws InterruptedException interrupted while a local model started
     */
    public static Provider connect(
            ModelSettings settings, UnaryOperator<@Nullable String> environment, LocalRuntime.Progress progress)
            throws InterruptedException {
        return switch (settings.provider()) {
            case OPENAI -> openAi(settings, environment);
            case ANTHROPIC -> anthropic(settings, environment);
            case LOCAL -> LocalProvider.launch(settings, runtime(settings), progress);
            default ->
                throw new BadInputException(
                        "provider " + settings.provider(),
                        "is not known.",
                        "Known are " + String.join(", ", names())
                                + "; a server that speaks OpenAI's protocol is provider openai with a `base-url`.");
        };
    }

    private static Provider openAi(ModelSettings settings, UnaryOperator<@Nullable String> environment) {
        Address address = Address.of(settings, "https://api.openai.com/v1");
        String variable = address.keyVariable(settings, "OPENAI_API_KEY");
        String key = variable == null ? null : key(settings, variable, environment);
        return openAi(settings, address.url(), variable, key, proxy(address, environment));
    }

    /** The OpenAI protocol at any address. */
    static Provider openAi(
            ModelSettings settings,
            URI address,
            @Nullable String variable,
            @Nullable String key,
            @Nullable ProxyRoute proxy) {
        Transport transport = new Transport(settings.timeout(), settings.concurrency(), proxy);
        boolean completionTokens = ModelFacts.of(settings.provider(), settings.model(), settings.baseUrl() != null)
                .usesMaxCompletionTokens();
        Protocol protocol = new OpenAiProtocol(
                new TransportBuilder(transport, settings.timeout()),
                address,
                key,
                settings.timeout(),
                completionTokens);
        return new EndpointProvider(target(settings, address, variable, key), protocol, transport);
    }

    private static Provider anthropic(ModelSettings settings, UnaryOperator<@Nullable String> environment) {
        Address address = Address.of(settings, "https://api.anthropic.com/v1");
        String variable = address.keyVariable(settings, "ANTHROPIC_API_KEY");
        String key = variable == null ? "none" : key(settings, variable, environment); // LangChain4j insists on one
        Transport transport = new Transport(settings.timeout(), settings.concurrency(), proxy(address, environment));
        Protocol protocol = new AnthropicProtocol(
                new TransportBuilder(transport, settings.timeout()), address.url(), key, settings.timeout());
        return new EndpointProvider(
                target(settings, address.url(), variable, variable == null ? null : key), protocol, transport);
    }

    private static Target target(ModelSettings settings, URI address, @Nullable String variable, @Nullable String key) {
        return new Target(settings.provider(), settings.model(), address, variable, new Redaction(key));
    }

    private static @Nullable ProxyRoute proxy(Address address, UnaryOperator<@Nullable String> environment) {
        return ProxyRoute.to(address.url(), environment, ProxySelector.getDefault());
    }

    private static String key(ModelSettings settings, String variable, UnaryOperator<@Nullable String> environment) {
        String key = environment.apply(variable);
        if (key == null || key.isBlank()) {
            throw new BadInputException(
                    "environment variable " + variable,
                    "is not set, and " + settings.provider() + " " + settings.model() + " needs a key.",
                    "Set it, or put " + variable + "=... into a .env file beside the configuration.");
        }
        return key.strip();
    }

    private static LocalRuntime runtime(ModelSettings settings) {
        return ServiceLoader.load(LocalRuntime.class)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "provider local, model " + settings.model(),
                        "there is no local runtime on the class path.",
                        "Add the module metaspo-local, or use Ollama, LM Studio or llama.cpp's server as provider"
                                + " openai with a `base-url`."));
    }
}

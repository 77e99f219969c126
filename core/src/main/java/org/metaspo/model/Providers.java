package org.metaspo.model;

import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.ProxyRoute;
import org.metaspo.problem.BadInputException;

/** The providers that a configuration can name, and how to reach them: the rows of {@code providers.yaml}. */
public final class Providers {
    /** Before a job at RunPod is first looked after. */
    private static final Duration FIRST_REST = Duration.ofMillis(20);

    private Providers() {}

    /** The names that {@code provider} takes, for "Maybe you meant" messages. */
    public static List<String> names() {
        return Presets.shipped().names();
    }

    /**
     * The tiers of service that may be asked for, the standard one first.
     *
     * @param provider one of {@link #names()}
     */
    public static List<Tier> tiers(String provider) {
        return Presets.shipped().get(provider).tiers();
    }

    /**
     * Whether whole blocks of calls can be handed in at once, to be answered within a day at a lower price.
     *
     * @param provider one of {@link #names()}
     */
    public static boolean batches(String provider) {
        return Presets.shipped().get(provider).batches();
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
        if (!names().contains(settings.provider())) {
            throw new BadInputException(
                    "provider " + settings.provider(),
                    "is not known.",
                    "Known are " + String.join(", ", names())
                            + "; a server that speaks OpenAI's protocol is provider openai with a `base-url`.");
        }
        Preset preset = Presets.shipped().get(settings.provider());
        if (preset.client() == Preset.Client.CHILD) {
            return LocalProvider.launch(settings, runtime(settings), progress);
        }
        Address address = Address.of(settings, preset, environment);
        ApiKey key = ApiKey.of(settings, address.keyVariables(settings, preset), preset.key(), environment);
        ProxyRoute proxy = ProxyRoute.to(address.url(), environment, ProxySelector.getDefault());
        return at(address.url(), settings, key, proxy);
    }

    /** A model at any address. */
    static Provider at(URI address, ModelSettings settings, ApiKey key, @Nullable ProxyRoute proxy) {
        Preset preset = Presets.shipped().get(settings.provider());
        Target target =
                new Target(settings.provider(), settings.model(), address, key.variable(), new Redaction(key.value()));
        Transport transport = new Transport(settings.timeout(), settings.concurrency(), proxy);
        Map<String, String> headers = preset.key().header().carrying(key.value());
        TransportBuilder client = new TransportBuilder(transport, settings.timeout());
        PromptCache cache = cache(preset, settings);
        Protocol protocol =
                switch (preset.client()) {
                    case CHAT_COMPLETIONS, CHILD -> new OpenAiProtocol(client, address, headers, settings);
                    case MESSAGES -> new AnthropicProtocol(client, address, key.orNone(), settings.timeout(), cache);
                    case GENERATE_CONTENT -> new GeminiProtocol(new Direct(transport, address, headers));
                    case RUNPOD_JOBS -> new RunPodProtocol(new Direct(transport, address, headers), target, FIRST_REST);
                };
        return new EndpointProvider(
                target,
                preset,
                cache,
                protocol,
                transport::close,
                settings.tier() == Tier.BATCH ? batches(transport, target, preset, settings, key) : null);
    }

    /** Nothing is marked to be kept in a batch: its calls go out in no order that could be told. */
    private static Batches batches(
            Transport transport, Target target, Preset preset, ModelSettings settings, ApiKey key) {
        URI address = Objects.requireNonNull(target.address());
        Map<String, String> headers = new HashMap<>(preset.key().header().carrying(key.value()));
        if (preset.client() == Preset.Client.MESSAGES) {
            headers.put("anthropic-version", "2023-06-01");
            BatchItems items = new BatchItems(
                    target,
                    preset,
                    settings,
                    client -> new AnthropicProtocol(client, address, key.orNone(), settings.timeout(), null));
            return new EndpointBatches(
                    target, preset, new AnthropicBatches(new Direct(transport, address, headers)), items);
        }
        BatchItems items = new BatchItems(
                target, preset, settings, client -> new OpenAiProtocol(client, address, Map.of(), settings));
        return new EndpointBatches(
                target, preset, new OpenAiBatches(new Direct(transport, address, headers), target), items);
    }

    private static @Nullable PromptCache cache(Preset preset, ModelSettings settings) {
        Integer ofModel = ModelFacts.of(settings.provider(), settings.model(), settings.baseUrl() != null)
                .cacheMinimum();
        PromptCache cache = preset.cache();
        return cache == null || ofModel == null ? cache : cache.from(ofModel);
    }

    private static LocalRuntime runtime(ModelSettings settings) {
        return ServiceLoader.load(LocalRuntime.class)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "provider local, model " + settings.model(),
                        "there is no local runtime on the class path.",
                        "Add the module metaspo-local, or use Ollama, LM Studio or llama.cpp's server as provider"
                                + " ollama, lm-studio or llama-cpp."));
    }
}

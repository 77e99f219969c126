package org.metaspo.model;

/** A model on this machine: its process and the OpenAI protocol to it, opened and closed together. */
final class LocalProvider implements Provider {
    private final LocalRuntime.Endpoint endpoint;
    private final Provider provider;

    private LocalProvider(LocalRuntime.Endpoint endpoint, Provider provider) {
        this.endpoint = endpoint;
        this.provider = provider;
    }

    /** More instances than processors would only be slower, and each holds its own memory. */
    static LocalProvider launch(ModelSettings settings, LocalRuntime runtime, LocalRuntime.Progress progress)
            throws InterruptedException {
        int instances = Math.min(settings.concurrency(), Runtime.getRuntime().availableProcessors());
        LocalRuntime.Endpoint endpoint = runtime.launch(settings.model(), instances, progress);
        return new LocalProvider(
                endpoint, Providers.at(endpoint.baseUrl(), settings, new ApiKey(null, endpoint.apiKey()), null));
    }

    @Override
    public Answer ask(Request request) throws InterruptedException {
        return provider.ask(request);
    }

    @Override
    public void close() {
        try (endpoint) {
            provider.close();
        }
    }
}

package org.metaspo.model;

import java.net.URI;

/**
 * Port: runs a model on this machine behind an OpenAI-compatible loopback endpoint. Found by {@link
 * java.util.ServiceLoader}; the module {@code metaspo-local} ships one.
 */
public interface LocalRuntime {
    /**
     * Finds the weights (downloads them where needed), starts the runtime and waits until it answers.
     *
     * @param model a name that the runtime knows, or the path of a GGUF file
     * @param instances how many calls it shall serve side by side, at least 1
     * @param progress hears of long steps
     * @throws org.metaspo.problem.BadInputException no such model, no weights to be had, platform not supported; the
     *     message says what to try next
     */
    Endpoint launch(String model, int instances, Progress progress) throws InterruptedException;

    /** A running local model. Closing it ends its process. */
    interface Endpoint extends AutoCloseable {
        /** Where the OpenAI routes start, such as {@code http://127.0.0.1:40123/v1}. */
        URI baseUrl();

        /** The key that this endpoint asks for, made anew at each launch. */
        String apiKey();

        /** Ends the model's process. */
        @Override
        void close();
    }

    /** Hears of steps that take more than a moment. */
    @FunctionalInterface
    interface Progress {
        /**
         * Reports how far a step is.
         *
         * @param step what is being done, in words
         * @param done how much of it, in bytes
         * @param total bytes in all, 0 where not known
         */
        void at(String step, long done, long total);
    }
}

package org.metaspo.model;

/**
 * A provider failed for good: wrong key, unknown model, no credit, a request form that it does not take. No other
 * request of the run could pass, so the run stops, and can be resumed. The command line ends with exit code 4.
 */
public final class ProviderFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message provider, model, what it said (without secrets), and what to do */
    public ProviderFailedException(String message) {
        super(message);
    }
}

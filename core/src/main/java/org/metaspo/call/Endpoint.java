package org.metaspo.call;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Price;
import org.metaspo.model.Provider;
import org.metaspo.model.Usage;

/**
 * Where the calls of one role go.
 *
 * @param name tells endpoints apart: roles whose endpoints have the same name share its limits
 * @param provider answers them
 * @param timeout longest time for one attempt, body included
 * @param concurrency most attempts on the wire at once, 1 or more
 * @param requestsPerMinute most attempts in a minute, null for no limit
 * @param tokensPerMinute most tokens in a minute, null for no limit
 * @param price null where it is not known
 */
public record Endpoint(
        String name,
        Provider provider,
        Duration timeout,
        int concurrency,
        @Nullable Long requestsPerMinute,
        @Nullable Long tokensPerMinute,
        @Nullable Price price) {
    /** An endpoint of its own, without limits per minute. */
    public Endpoint(Provider provider, Duration timeout, int concurrency, @Nullable Price price) {
        this(provider.toString(), provider, timeout, concurrency, null, null, price);
    }

    /** What holds for both where two roles ask the same endpoint. */
    Endpoint sharedWith(Endpoint other) {
        return new Endpoint(
                name,
                provider,
                timeout,
                Math.max(concurrency, other.concurrency),
                tighter(requestsPerMinute, other.requestsPerMinute),
                tighter(tokensPerMinute, other.tokensPerMinute),
                price);
    }

    private static @Nullable Long tighter(@Nullable Long a, @Nullable Long b) {
        return a == null || (b != null && b < a) ? b : a;
    }

    /** What a call came to, 0 where no price is known. */
    BigDecimal cost(Usage usage) {
        return price == null ? BigDecimal.ZERO : price.of(usage);
    }

    /** The most that it can come to. */
    BigDecimal worst(Usage usage) {
        return price == null ? BigDecimal.ZERO : price.most(usage.inputTokens(), usage.outputTokens());
    }
}

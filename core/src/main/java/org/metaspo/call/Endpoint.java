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
 * @param provider answers them
 * @param timeout longest time for one attempt, body included
 * @param concurrency most attempts on the wire at once, 1 or more
 * @param price null where it is not known
 */
public record Endpoint(
        Provider provider,
        Duration timeout,
        int concurrency,
        @Nullable Price price) {
    BigDecimal cost(Usage usage) {
        return price == null ? BigDecimal.ZERO : price.of(usage);
    }
}

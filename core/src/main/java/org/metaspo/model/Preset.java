package org.metaspo.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider: a row of {@code providers.yaml}, completed from that of its client.
 *
 * @param client which client speaks to it
 * @param address where its routes start; {@code {NAME}} stands for an environment variable
 * @param hosts further hosts of its own; {@code .azure.com} stands for all below it
 * @param key how calls show who pays
 * @param usage where a reply has its counts of tokens
 * @param limits the headers in which it tells limits
 * @param faults statuses that mean something else here than elsewhere
 * @param serviceTiers beside the standard one
 * @param batches whether blocks of calls can be handed in at once
 * @param cache what it keeps of prompts, null where nothing is known
 * @param note what a user should know, null for nothing
 * @param source where these facts are from
 */
record Preset(
        Client client,
        String address,
        List<String> hosts,
        Key key,
        UsageFields usage,
        LimitHeaders limits,
        Faults faults,
        Set<Tier> serviceTiers,
        boolean batches,
        @Nullable PromptCache cache,
        @Nullable String note,
        @Nullable String source) {
    /** The tiers that may be asked for, the standard one first. */
    List<Tier> tiers() {
        return Stream.of(Tier.values())
                .filter(tier -> tier == Tier.STANDARD || serviceTiers.contains(tier))
                .toList();
    }

    /** Whether a host belongs to the provider, so that its usual key may go there. */
    boolean owns(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(own -> own.startsWith(".") ? name.endsWith(own) : name.equals(own));
    }

    /** The few clients behind all providers. */
    enum Client {
        CHAT_COMPLETIONS,
        MESSAGES,
        GENERATE_CONTENT,
        RUNPOD_JOBS,
        CHILD
    }

    /** The headers in which limits are told. */
    enum LimitHeaders {
        X_RATELIMIT,
        ANTHROPIC_RATELIMIT,
        NONE
    }

    /**
     * Who pays.
     *
     * @param variables the usual environment variables, the first that is set counts
     * @param needed whether there are no answers without
     */
    record Key(
            List<String> variables,
            KeyHeader header,
            @Nullable Boolean needed) {
        Key {
            variables = List.copyOf(Objects.requireNonNullElse(variables, List.of()));
        }

        boolean isNeeded() {
            return !Boolean.FALSE.equals(needed);
        }
    }

    /**
     * Statuses with a meaning of their own.
     *
     * @param passing a later attempt may pass
     * @param tooLong the request does not fit the context
     */
    record Faults(Set<Integer> passing, Set<Integer> tooLong) {
        static final Faults NONE = new Faults(Set.of(), Set.of());

        Faults {
            passing = Set.copyOf(Objects.requireNonNullElse(passing, Set.of()));
            tooLong = Set.copyOf(Objects.requireNonNullElse(tooLong, Set.of()));
        }
    }

    /** The header that carries a key. */
    enum KeyHeader {
        BEARER("Authorization"),
        API_KEY("api-key"),
        X_API_KEY("x-api-key"),
        X_GOOG_API_KEY("x-goog-api-key");

        private final String header;

        KeyHeader(String header) {
            this.header = header;
        }

        /** What is sent; nothing without a key. */
        Map<String, String> carrying(@Nullable String key) {
            return key == null ? Map.of() : Map.of(header, this == BEARER ? "Bearer " + key : key);
        }
    }
}

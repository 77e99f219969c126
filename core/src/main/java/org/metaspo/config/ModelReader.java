package org.metaspo.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.config.ConfigKeys.ModelKeys;
import org.metaspo.config.ConfigKeys.PriceKeys;
import org.metaspo.model.ModelFacts;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Price;
import org.metaspo.model.Providers;
import org.metaspo.model.Role;
import org.metaspo.model.Tier;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import tools.jackson.databind.JsonNode;

/** One role's model: what the configuration says, with defaults where it says nothing and facts where a model differs. */
final class ModelReader {
    /** Proposes from the component corpus, without a model. */
    static final String COMPONENTS = "components";

    private final String file;
    private final Role role;
    private final ModelKeys given;
    private final ModelKeys keys;
    private final long seed;
    private final List<String> notices = new ArrayList<>();

    /**
     * @param given the keys as they stand in the configuration
     * @param keys the same over the defaults
     * @param seed of the run
     */
    ModelReader(String file, Role role, ModelKeys given, ModelKeys keys, long seed) {
        this.file = file;
        this.role = role;
        this.given = given;
        this.keys = keys;
        this.seed = seed;
    }

    /** What the user should know of the model. */
    List<String> notices() {
        return notices;
    }

    ModelSettings read() {
        notices.clear();
        refuseUnsupported();
        String provider = provider();
        String model = keys.model();
        if (model == null || model.isBlank()) {
            throw bad("model", "is missing.", "Name a model" + offered(provider) + ".");
        }
        ModelFacts facts = ModelFacts.of(provider, model, keys.baseUrl() != null);
        if (facts.ends() != null) {
            notices.add(role.key() + " model " + facts.model() + " ends on " + facts.ends()
                    + (facts.successor() == null ? "" : "; its successor is " + facts.successor()) + ".");
        }
        return new ModelSettings(
                provider,
                facts.model(),
                keys.baseUrl(),
                keys.apiKeyEnv(),
                temperature(facts),
                seed(facts),
                atLeastOne("max-tokens", keys.maxTokens()),
                keys.effort(),
                timeout(),
                atLeastOne("concurrency", keys.concurrency()),
                perMinute("requests-per-minute", keys.requestsPerMinute()),
                perMinute("tokens-per-minute", keys.tokensPerMinute()),
                keys.constrained() == null ? facts.takesSchema() : keys.constrained(),
                tier(provider),
                keys.price() == null ? facts.price() : price(keys.price()));
    }

    private void refuseUnsupported() {
        if (role != Role.JUDGE && keys.calibration() != null) {
            throw bad("calibration", "is of use for the judge alone.", "Leave it out.");
        }
    }

    /** A batch is a tier of its own: later and cheaper. */
    private boolean inBatches(String provider) {
        String mode = keys.mode();
        if (mode == null) {
            return false;
        }
        if (!mode.equals("batch")) {
            throw bad("mode", "`" + mode + "` is no mode.", "Write `batch`, or leave the key out.");
        }
        if (!Providers.batches(provider)) {
            String known = Providers.names().stream().filter(Providers::batches).collect(Collectors.joining(", "));
            throw bad("mode", provider + " takes no batches here.", "Leave the key out; " + known + " take some.");
        }
        if (role == Role.OPTIMIZER) {
            throw bad("mode", "the optimizer's calls build on each other.", "Leave the key out.");
        }
        if (keys.serviceTier() != null) {
            throw bad("mode", "a batch has no `service-tier`.", "Leave one of them out.");
        }
        notices.add(role.key() + " model " + keys.model()
                + ": mode batch: each stage is handed in as a whole and may take a"
                + " day"
                + (role == Role.TASK ? "; no candidate is dropped on the way (racing is off)." : "."));
        return true;
    }

    private Tier tier(String provider) {
        if (inBatches(provider)) {
            return Tier.BATCH;
        }
        String asked = keys.serviceTier();
        if (asked == null) {
            return Tier.STANDARD;
        }
        List<Tier> offered = Providers.tiers(provider);
        return offered.stream()
                .filter(tier -> tier.key().equals(asked))
                .findFirst()
                .orElseThrow(() -> {
                    String names = offered.stream().map(Tier::key).collect(Collectors.joining(", "));
                    return bad(
                            "service-tier",
                            offered.size() == 1
                                    ? provider + " has no tiers of service to choose from."
                                    : "`" + asked + "` is no tier of " + provider + ".",
                            offered.size() == 1 ? "Leave the key out." : "Write one of " + names + ".");
                });
    }

    private String provider() {
        String provider = keys.provider();
        if (provider == null) {
            throw bad("provider", "is missing.", "Write one of " + String.join(", ", Providers.names()) + ".");
        }
        if (!Providers.names().contains(provider)) {
            throw bad("provider", "`" + provider + "` is unknown.", Suggestion.remedy(provider, Providers.names()));
        }
        return provider;
    }

    private static String offered(String provider) {
        List<String> names = ModelFacts.offered(provider);
        return names.isEmpty() ? "" : ", such as " + names.getFirst();
    }

    @Nullable
    private Double temperature(ModelFacts facts) {
        JsonNode value = Objects.requireNonNull(keys.temperature(), "reference.yaml has a temperature for each role");
        boolean explicit = given.temperature() != null;
        if (value.isString() && value.asString().equals("none")) {
            return null;
        }
        if (!value.isNumber() || value.asDouble() < 0) {
            throw bad("temperature", "must be a number of at least 0, or `none`.", "Mend the value.");
        }
        if (facts.takesTemperature(keys.effort())) {
            return value.asDouble();
        }
        if (explicit) {
            throw bad(
                    "temperature",
                    facts.model() + " refuses a temperature"
                            + (facts.temperature() == ModelFacts.TemperatureRule.EFFORT_NONE
                                    ? " unless `effort: none` is set."
                                    : "."),
                    "Leave the key out.");
        }
        notices.add(role.key() + " model " + facts.model() + ": temperature: not sent, since the model refuses it.");
        return null;
    }

    @Nullable
    private Long seed(ModelFacts facts) {
        if (facts.takesSeed()) {
            return keys.seed() == null ? Long.valueOf(seed) : keys.seed();
        }
        if (given.seed() != null) {
            throw bad("seed", facts.model() + " takes no seed.", "Leave the key out.");
        }
        return null;
    }

    private int atLeastOne(String key, @Nullable Integer value) {
        if (value == null || value < 1) {
            throw bad(key, "must be a whole number of at least 1.", "Mend the value.");
        }
        return value;
    }

    @Nullable
    private Long perMinute(String key, @Nullable Long value) {
        if (value != null && value < 1) {
            throw bad(key, "must be a whole number of at least 1.", "Mend the value, or leave it out for no limit.");
        }
        return value;
    }

    private Duration timeout() {
        Double seconds = keys.timeout();
        if (seconds == null || !(seconds >= 0.001) || seconds > 86_400) {
            throw bad("timeout", "must be seconds, at least 0.001 and at most 86400.", "Mend the value.");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private Price price(PriceKeys price) {
        BigDecimal input = price.input();
        BigDecimal output = price.output();
        BigDecimal cachedInput = Objects.requireNonNullElse(price.cachedInput(), BigDecimal.ZERO);
        if (input == null
                || output == null
                || Stream.of(input, output, cachedInput).anyMatch(ModelReader::isNoPrice)) {
            throw bad(
                    "price",
                    "needs `input` and `output`, and nothing below 0.",
                    "Give USD per million tokens, such as {input: 0.1, output: 0.5}.");
        }
        return new Price(input, price.cachedInput(), null, output);
    }

    private static boolean isNoPrice(BigDecimal value) {
        return value.signum() < 0 || CapsReader.isAbsurd(value);
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", models." + role.key() + "." + key, what, remedy);
    }
}

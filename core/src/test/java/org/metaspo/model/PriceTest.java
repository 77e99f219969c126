package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {
    private static final Price PRICE =
            new Price(usd("2"), usd("0.20"), usd("2.50"), usd("10"), Map.of("flex", usd("0.5"), "batch", usd("0.5")));

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    /** A million tokens of each kind, told apart as providers tell them. */
    @Test
    void eachKindOfTokenHasItsPriceAndReasoningIsOutput() {
        Usage usage = new Usage(3_000_000, 1_000_000, 1_000_000, 2_000_000, 1_500_000);
        assertThat(PRICE.of(usage)).isEqualByComparingTo("24.70"); // 2 + 0.20 + 2.50 + 2 * 10
    }

    @Test
    void cachedInputCostsWhatInputDoesWhereNothingElseIsKnown() {
        Price price = new Price(usd("2"), null, null, usd("10"));
        assertThat(price.of(new Usage(3_000_000, 1_000_000, 1_000_000, 0, 0))).isEqualByComparingTo("6");
    }

    @Test
    void aTierCostsItsShareAndAnUnknownOneTheWhole() {
        Usage usage = Usage.of(1_000_000, 0);
        assertThat(PRICE.of(usage.in(Tier.FLEX))).isEqualByComparingTo("1");
        assertThat(PRICE.of(usage, "flex")).isEqualByComparingTo("1");
        assertThat(PRICE.of(usage, "batch")).isEqualByComparingTo("1");
        assertThat(PRICE.of(usage, "standard")).isEqualByComparingTo("2");
    }

    /** However the tokens turn out to be told apart, and whoever serves them. */
    @Property
    void nothingCostsMoreThanTheMost(
            @ForAll @IntRange(max = 5000) int plain,
            @ForAll @IntRange(max = 5000) int read,
            @ForAll @IntRange(max = 5000) int written,
            @ForAll @IntRange(max = 5000) int output) {
        Price priority = PRICE.in(Map.of("priority", usd("2"), "flex", usd("0.5")));
        Usage usage = new Usage(plain + read + written, read, written, output, 0);
        for (Price price : List.of(PRICE, priority, Price.FREE)) {
            BigDecimal most = price.most(usage.inputTokens(), output);
            for (String tier : List.of("standard", "flex", "priority")) {
                assertThat(price.of(usage, tier)).isLessThanOrEqualTo(most);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"openai, gpt-6-luna, 'batch,flex'", "anthropic, claude-sonnet-5-5, batch"})
    void theProvidersTiersAreKnown(String provider, String model, String tiers) {
        Price price =
                Objects.requireNonNull(ModelFacts.of(provider, model, false).price());
        assertThat(price.tiers().keySet()).containsExactlyInAnyOrder(tiers.split(","));
        assertThat(price.tiers().values()).containsOnly(usd("0.5"));
    }
}

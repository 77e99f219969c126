package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFactsTest {

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4o, , true",
        "openai, gpt-4.1-mini, , true",
        "openai, gpt-6-luna, , false",
        "openai, gpt-6-luna, none, true",
        "openai, gpt-6-luna, low, false",
        "openai, gpt-6-new, none, true",
        "openai, gpt-5-mini, none, false",
        "openai, o3, , false",
        "anthropic, claude-sonnet-4-6, , true",
        "anthropic, claude-opus-4-7, none, false",
        "anthropic, claude-sonnet-5-5, , false",
        "anthropic, claude-next, , false",
        "anthropic, claude-3-haiku-20240307, , true",
        "local, smollm2, , true"
    })
    void whoTakesATemperature(String provider, String model, @Nullable String effort, boolean takes) {
        assertThat(ModelFacts.of(provider, model, false).takesTemperature(effort))
                .isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4o, true, false",
        "openai, gpt-6-luna, false, true",
        "openai, o3, false, true",
        "openai, unheard-of, false, true",
        "anthropic, claude-haiku-5-5, false, false",
        "local, smollm2, true, false"
    })
    void seedsAndTheNameOfTheLimit(String provider, String model, boolean seed, boolean completionTokens) {
        ModelFacts facts = ModelFacts.of(provider, model, false);

        assertThat(facts.takesSeed()).isEqualTo(seed);
        assertThat(facts.usesMaxCompletionTokens()).isEqualTo(completionTokens);
    }

    @Test
    void aModelElsewhereHasUnknownPricesAndIsTakenForAnOpenOne() {
        ModelFacts open = ModelFacts.of("openai", "llama3.1:8b", true);
        assertThat(open.takesTemperature(null)).isTrue();
        assertThat(open.takesSeed()).isTrue();
        assertThat(open.usesMaxCompletionTokens()).isFalse();
        assertThat(open.price()).isNull();

        ModelFacts gateway = ModelFacts.of("openai", "gpt-6-luna", true);
        assertThat(gateway.takesTemperature(null))
                .as("the same model behind a gateway")
                .isFalse();
        assertThat(gateway.usesMaxCompletionTokens()).isTrue();
        assertThat(gateway.price()).isNull();
        assertThat(ModelFacts.of("openai", "gpt-4o", true).ends()).isNull();
    }

    @Test
    void aModelServedByAnotherIsKnownButForItsPrice() {
        ModelFacts routed = ModelFacts.of("openrouter", "anthropic/claude-sonnet-5.5", false);
        assertThat(routed.known()).isTrue();
        assertThat(routed.takesTemperature(null)).isFalse();
        assertThat(routed.price()).isNull();

        ModelFacts reasoning = ModelFacts.of("openrouter", "openai/gpt-6-luna", false);
        assertThat(reasoning.takesTemperature(null)).isFalse();
        assertThat(reasoning.usesMaxCompletionTokens())
                .as("a gateway has one name for all")
                .isFalse();

        ModelFacts deployed = ModelFacts.of("azure-openai", "gpt-4o", true);
        assertThat(deployed.takesSeed()).isTrue();
        assertThat(deployed.price()).isNull();
        assertThat(ModelFacts.of("azure-openai", "my-deployment", true).usesMaxCompletionTokens())
                .isTrue();
    }

    @Test
    void everyProviderHasModels() {
        assertThat(Providers.names())
                .allSatisfy(name -> assertThat(
                                ModelFacts.of(name, "unheard-of", false).provider())
                        .isEqualTo(name));
        assertThat(Providers.names())
                .containsAll(ModelCatalogue.get().providers().keySet());
    }

    @Test
    void serversOfOnesOwnAreFreeAndRentedOnesAreNot() {
        for (String own : List.of("vllm", "ollama", "lm-studio", "llama-cpp", "local")) {
            assertThat(ModelFacts.of(own, "m", true).price()).isEqualTo(Price.FREE);
        }
        assertThat(ModelFacts.of("runpod", "m", false).price()).isNull();
    }

    @Test
    void aDateBehindTheNameChangesNothing() {
        ModelFacts dated = ModelFacts.of("openai", "gpt-4o-mini-2024-07-18", false);

        assertThat(dated.model()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(dated.known()).isTrue();
        assertThat(dated.price())
                .isEqualTo(ModelFacts.of("openai", "gpt-4o-mini", false).price());
        assertThat(ModelFacts.of("openai", "gpt-4o-2024-05-13", false).ends())
                .as("an exact entry goes first")
                .isEqualTo(LocalDate.of(2026, 10, 23));
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4.5, claude-opus-4-5-20251101",
        "claude-sonnet-4.5, claude-sonnet-4-5-20250929",
        "claude-opus-4, claude-opus-4-20250514",
        "claude-sonnet-3.5, claude-3-5-sonnet-20241022"
    })
    void aliasesAreResolvedAtTheProvidersOwnAddress(String alias, String name) {
        assertThat(ModelFacts.of("anthropic", alias, false).model()).isEqualTo(name);
        assertThat(ModelFacts.of("anthropic", alias, true).model()).isEqualTo(alias);
    }

    @Test
    void pricesAreExact() {
        Price price = Objects.requireNonNull(
                ModelFacts.of("openai", "gpt-6-luna", false).price());
        assertThat(price)
                .isEqualTo(new Price(
                        new BigDecimal("0.10"),
                        new BigDecimal("0.01"),
                        new BigDecimal("0.125"),
                        new BigDecimal("0.50"),
                        price.tiers()));
        assertThat(ModelFacts.of("anthropic", "claude-opus-4.5", false).price())
                .extracting(Price::input, Price::output)
                .containsExactly(new BigDecimal("5"), new BigDecimal("25"));
        assertThat(ModelFacts.of("openai", "gpt-7", false).price())
                .as("unknown is not free")
                .isNull();
        assertThat(ModelFacts.of("local", "any.gguf", false).price()).isEqualTo(Price.FREE);
    }

    @Test
    void endsAndSuccessors() {
        ModelFacts facts = ModelFacts.of("anthropic", "claude-sonnet-4-5", false);

        assertThat(facts.ends()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(facts.successor()).isEqualTo("claude-sonnet-5-5");
    }

    @Test
    void onlyModelsWithoutAnEndAreOffered() {
        assertThat(ModelFacts.offered("openai"))
                .isSorted()
                .contains("gpt-6-luna", "gpt-6.1-terra")
                .doesNotContain("gpt-4o", "gpt-5");
        assertThat(ModelFacts.offered("anthropic")).contains("claude-sonnet-5-5");
        assertThat(ModelFacts.offered("local")).isEmpty();
    }

    @Test
    void successorsAreOfferedThemselves() {
        ModelCatalogue.get()
                .providers()
                .forEach((provider, section) -> assertThat(section.models())
                        .extracting(ModelCatalogue.Entry::successor)
                        .filteredOn(Objects::nonNull)
                        .isSubsetOf(ModelFacts.offered(provider)));
    }

    @Test
    void factsHaveADate() {
        assertThat(ModelFacts.asOf()).isAfterOrEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void anUnknownProviderIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> ModelFacts.of("opena", "x", false)).isInstanceOf(IllegalArgumentException.class);
    }
}

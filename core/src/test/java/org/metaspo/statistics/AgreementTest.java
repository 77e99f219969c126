package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.statistics.Agreement.Weights;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Held against published implementations; {@code agreement.json} says which, and how it was made. */
class AgreementTest {
    private static final Randomness RANDOM = new Randomness(1);

    private static JsonNode fixture() throws IOException {
        try (InputStream in = AgreementTest.class.getResourceAsStream("agreement.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
    }

    static List<JsonNode> agreements() throws IOException {
        return fixture().path("agreement").valueStream().toList();
    }

    static List<JsonNode> fishers() throws IOException {
        return fixture().path("fisher").valueStream().toList();
    }

    private static int[] ints(JsonNode list) {
        return list.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void kappaAndAc1AreThoseOfPublishedImplementations(JsonNode recorded) {
        Agreement agreement = Agreement.of(
                recorded.path("categories").asInt(), ints(recorded.path("human")), ints(recorded.path("judge")));

        assertThat(agreement.kappa(Weights.EQUAL))
                .isCloseTo(recorded.path("kappa").asDouble(), within(1e-11));
        assertThat(agreement.kappa(Weights.QUADRATIC))
                .isCloseTo(recorded.path("quadraticKappa").asDouble(), within(1e-11));
        assertThat(agreement.ac1()).isCloseTo(recorded.path("ac1").asDouble(), within(1e-8));
        for (int i = 0; i < recorded.path("categories").asInt(); i++) {
            for (int j = 0; j < recorded.path("categories").asInt(); j++) {
                assertThat(agreement.count(i, j))
                        .isEqualTo(recorded.path("confusion").path(i).path(j).asInt());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fishers")
    void fishersTestIsThatOfAPublishedImplementation(JsonNode recorded) {
        TwoByTwo table = new TwoByTwo(
                recorded.path("firstHits").asInt(),
                recorded.path("firstN").asInt(),
                recorded.path("secondHits").asInt(),
                recorded.path("secondN").asInt());

        assertThat(table.p()).isCloseTo(recorded.path("p").asDouble(), within(1e-9));
    }

    @Test
    void theIntervalOfKappaHasTheWidthOfTheTextbooks() {
        // 200 items, half of them positive, 90 % agreement: kappa .8 with a standard error of about .042.
        int[] human = IntStream.range(0, 200).map(i -> i % 2).toArray();
        int[] judge =
                IntStream.range(0, 200).map(i -> i < 20 ? 1 - i % 2 : i % 2).toArray();
        Interval kappa = Agreement.of(2, human, judge).kappaInterval(Weights.EQUAL, RANDOM.at("kappa"));

        assertThat(kappa.value()).isCloseTo(0.8, within(1e-12));
        assertThat(kappa.low()).isCloseTo(0.8 - 0.083, within(0.01));
        assertThat(kappa.high()).isCloseTo(0.8 + 0.083, within(0.01));
        assertThat(Agreement.of(2, human, judge).kappaInterval(Weights.EQUAL, RANDOM.at("kappa")))
                .isEqualTo(kappa);
    }

    @Test
    void fullAgreementOnFewItemsProvesLittle() {
        int[] ten = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
        Interval few = Agreement.of(2, ten, ten).kappaInterval(Weights.EQUAL, RANDOM.at("few"));
        int[] hundreds = IntStream.range(0, 300).map(i -> i % 2).toArray();
        Interval many = Agreement.of(2, hundreds, hundreds).kappaInterval(Weights.EQUAL, RANDOM.at("many"));

        assertThat(few.value()).isEqualTo(1);
        assertThat(few.low()).isBetween(0.3, 0.5);
        assertThat(many.low()).isGreaterThan(0.95);
    }

    @Test
    void oneCategoryAloneHasNoKappa() {
        int[] same = {1, 1, 1};

        assertThat(Agreement.of(2, same, same).kappa(Weights.EQUAL)).isNaN();
        assertThat(Agreement.of(2, same, same)
                        .kappaInterval(Weights.EQUAL, RANDOM.at("x"))
                        .low())
                .isNaN();
    }
}

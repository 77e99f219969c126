package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.model.Batches.Item;
import org.metaspo.model.Batches.Result;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.FaultPlan;
import org.metaspo.testbed.ReplyFault;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.Trouble;
import org.metaspo.testbed.WireFault;

/** What batches do, whoever takes them. */
@ParameterizedClass
@ValueSource(strings = {"openai", "anthropic"})
class BatchesContractTest {
    private static final String KEY = "sk-test-1234567890abcdef";
    private static final Settings ECHO = Settings.defaults()
            .apiKey(KEY)
            .responder(call -> ChatReply.of(call, call.system() + "|" + call.user() + "|" + call.maxTokens()));

    private final String name;
    private @Nullable Testbed testbed;
    private @Nullable Provider provider;

    BatchesContractTest(String name) {
        this.name = name;
    }

    private Batches at(Settings settings) throws IOException, InterruptedException {
        testbed = Testbed.start(settings);
        ModelSettings batched = new ModelSettings(
                name,
                "m",
                testbed.baseUrl(name),
                "TEST_KEY",
                null,
                null,
                64,
                null,
                Duration.ofSeconds(30),
                4,
                null,
                null,
                false,
                Tier.BATCH,
                null);
        provider = Providers.connect(batched, variable -> KEY, (step, done, total) -> {});
        return Objects.requireNonNull(provider.batches());
    }

    @AfterEach
    void close() throws IOException {
        if (provider != null) {
            provider.close();
        }
        if (testbed != null) {
            testbed.close();
        }
    }

    private static Request question(String text) {
        return new Request(
                Role.TASK,
                "m",
                new Parameters(null, null, 64, null, List.of()),
                List.of(Message.system("You grade."), Message.user(text)),
                "0");
    }

    private static final Map<String, Request> THREE =
            new TreeMap<>(Map.of("a", question("one"), "b", question("two"), "c", question("three")));

    private static String submit(Batches batches, String mark) throws InterruptedException {
        return batches.submit(
                mark,
                THREE.entrySet().stream()
                        .map(entry -> new Item(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Map<String, Result> ended(Batches batches) throws InterruptedException {
        String batch = submit(batches, "mark");
        while (!batches.look(batch).ended()) {
            assertThat(batches.look(batch).all()).isEqualTo(3);
        }
        return batches.results(batch, THREE);
    }

    private static Answer answer(@Nullable Result result) {
        assertThat(result).isInstanceOf(Result.Answered.class);
        return ((Result.Answered) Objects.requireNonNull(result)).answer();
    }

    @Test
    void answersAreThoseOfSingleCallsInATierOfTheirOwn() throws Exception {
        Map<String, Result> results = ended(at(ECHO));

        assertThat(results).containsOnlyKeys("a", "b", "c");
        assertThat(answer(results.get("b")).text()).isEqualTo("You grade.|two|64");
        assertThat(answer(results.get("b")).usage().tier()).isEqualTo(Tier.BATCH);
        assertThat(answer(results.get("b")).usage().inputTokens()).isPositive();
    }

    @Test
    void aBatchIsUnderWayBeforeItEnds() throws Exception {
        Batches batches = at(ECHO);
        String batch = submit(batches, "mark");

        assertThat(batches.look(batch).ended()).isFalse();
        assertThat(batches.look(batch)).isEqualTo(new Batches.Progress(true, 3, 3));
    }

    @Test
    void eachItemHasAnEndOfItsOwn() throws Exception {
        FaultPlan plan = FaultPlan.forBodyContaining("one", Trouble.TOO_LONG)
                .or(FaultPlan.forBodyContaining("two", WireFault.RESET))
                .or(FaultPlan.forBodyContaining("three", ReplyFault.LENGTH));
        Map<String, Result> results = ended(at(ECHO.faults(plan)));

        assertThat(answer(results.get("a")).outcome()).isEqualTo(Outcome.TOO_LONG);
        assertThat(results.get("b")).isInstanceOf(Result.Missing.class);
        assertThat(answer(results.get("c")).outcome()).isEqualTo(Outcome.TRUNCATED);
    }

    @Test
    void passingTroubleOfAnItemLeavesItWithoutAnAnswer() throws Exception {
        Map<String, Result> results = ended(at(ECHO.faults(FaultPlan.forBodyContaining("two", Trouble.OVERLOADED))));

        assertThat(results.get("b"))
                .isInstanceOfSatisfying(
                        Result.Missing.class,
                        missing -> assertThat(missing.why()).contains("HTTP"));
        assertThat(answer(results.get("a")).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void whatNoRequestCouldPassIsToldApart() throws Exception {
        Batches batches = at(ECHO.models("other"));

        assertThat(ended(batches).values())
                .hasSize(3)
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Result.Refused.class,
                                refused -> assertThat(refused.why()).contains("HTTP 404")));
    }

    @Test
    void aWrongKeyIsToldAtTheFirstRoute() throws Exception {
        Batches batches = at(ECHO.apiKey("another"));

        assertThatThrownBy(() -> submit(batches, "mark"))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("environment variable TEST_KEY")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void aBatchWhoseNameNeverCameIsFoundAgain() throws Exception {
        Batches batches = at(ECHO);
        Instant since = Instant.now();
        String lost = submit(batches, "lost");

        assertThat(batches.find("lost", since, 3)).contains(lost);
        assertThat(batches.find("other", since.plusSeconds(3600), 4))
                .as("another one's")
                .isEmpty();
    }

    @Test
    void othersItemsAreLeftOut() throws Exception {
        Batches batches = at(ECHO);
        String batch = submit(batches, "mark");
        batches.look(batch);
        batches.look(batch);

        assertThat(batches.results(batch, Map.of("z", question("never asked")))).isEmpty();
    }

    @Test
    void requestsHaveALength() throws Exception {
        assertThat(at(ECHO).bytes(question("x".repeat(1000)))).isBetween(1000L, 1500L);
    }
}

package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.FaultPlan;
import org.metaspo.testbed.ReplyFault;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.Trouble;

/** What every preset does with a server that speaks its vendor's dialect. */
@ParameterizedClass
@MethodSource("presets")
class DialectContractTest {
    private static final String KEY = "sk-test-1234567890abcdef";

    /** Their vendors tell no difference between these troubles and others, or do not know them. */
    private static final Set<String> NEVER_LIMITS = Set.of("vllm", "ollama", "lm-studio", "llama-cpp");

    private final String name;

    DialectContractTest(String name) {
        this.name = name;
    }

    static List<String> presets() {
        return Providers.names().stream().filter(name -> !name.equals("local")).toList();
    }

    /** A call to a server with these settings. */
    private Answer ask(Settings settings) throws IOException, InterruptedException {
        return ask(settings, Requests.with("m", new Parameters(null, null, 64, null, List.of())));
    }

    private Answer ask(Settings settings, Request request) throws IOException, InterruptedException {
        try (Testbed testbed = Testbed.start(settings);
                Provider provider = connect(testbed)) {
            return provider.ask(request);
        }
    }

    private Provider connect(Testbed testbed) throws InterruptedException {
        ModelSettings settings = new ModelSettings(
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
                false,
                null);
        return Providers.connect(
                settings, variable -> variable.equals("TEST_KEY") ? KEY : null, (step, done, total) -> {});
    }

    private static Settings answering(String text) {
        return Settings.defaults().apiKey(KEY).responder(call -> ChatReply.of(call, text));
    }

    private Settings in(Trouble trouble) {
        return Settings.defaults().faults(FaultPlan.first(1, trouble));
    }

    @Test
    void answersWithTheKeyInItsHeader() throws Exception {
        Answer answer = ask(answering("fünf Sterne"));

        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.text()).isEqualTo("fünf Sterne");
    }

    @Test
    void sendsSystemPromptAndQuestionApart() throws Exception {
        Answer answer = ask(Settings.defaults()
                .responder(call -> ChatReply.of(call, call.system() + "|" + call.user() + "|" + call.maxTokens())));

        assertThat(answer.text()).isEqualTo("You grade reviews.|Great soap.|64");
    }

    @Test
    void readsEveryTokenThatIsBilled() throws Exception {
        Settings settings = Settings.defaults()
                .responder(call -> new ChatReply("An answer of some length.", null, 20, 9, 0).cached(6));
        Usage usage = ask(settings).usage();

        assertThat(usage.inputTokens()).isEqualTo(20);
        assertThat(usage.outputTokens()).isEqualTo(9);
        boolean tellsCached = !Set.of("groq", "together", "runpod", "runpod-native", "ollama", "lm-studio")
                .contains(name);
        assertThat(usage.cachedInputTokens()).isEqualTo(tellsCached ? 6 : 0);
        assertThat(usage.tier()).isEqualTo(Tier.STANDARD);
    }

    @Test
    void aTextAtTheOutputLimitIsTruncated() throws Exception {
        Answer answer = ask(answering("word ".repeat(200)));

        assertThat(answer.outcome()).isEqualTo(Outcome.TRUNCATED);
        assertThat(answer.text()).startsWith("word word");
    }

    @Test
    void anAnswerThatAFilterHoldsBackIsRefused() throws Exception {
        assumeFalse(name.equals("runpod-native"), "its worker has no filter");
        Answer answer = ask(Settings.defaults().faults(FaultPlan.first(1, ReplyFault.CONTENT_FILTER)));

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aWrongKeyEndsTheRunAndIsNotShown() {
        assumeFalse(Set.of("ollama", "lm-studio").contains(name), "takes any key");
        ProviderFailedException failure = catchThrowableOfType(
                ProviderFailedException.class, () -> ask(Settings.defaults().apiKey("another")));

        assertThat(failure)
                .hasMessageStartingWith(name + " m: HTTP 40")
                .hasMessageContaining("Check the key in the environment variable TEST_KEY.")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void anUnknownModelEndsTheRun() {
        assumeFalse(name.equals("runpod-native"), "its endpoint is its model");
        assertThatThrownBy(() -> ask(Settings.defaults().models("other")))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("HTTP 404")
                .hasMessageContaining("Check the model's name");
    }

    @Test
    void aLimitIsWaitedFor() {
        assumeFalse(NEVER_LIMITS.contains(name), "has no limits");
        PassingFaultException fault =
                catchThrowableOfType(PassingFaultException.class, () -> ask(in(Trouble.RATE_LIMIT)));

        assertThat(fault.kind()).isEqualTo(PassingFaultException.Kind.LIMITED);
        @Nullable
        Duration expected =
                switch (name) {
                    case "openai" -> Duration.ofMillis(1500);
                    case "azure-openai" -> Duration.ofMillis(11_500);
                    case "anthropic" -> Duration.ofSeconds(20);
                    case "gemini" -> Duration.ofSeconds(34);
                    case "openrouter" -> Duration.ofSeconds(6);
                    case "groq" -> Duration.ofSeconds(8);
                    case "together" -> Duration.ofSeconds(2);
                    default -> null; // says nothing of a wait
                };
        assertThat(fault.retryAfter()).isEqualTo(expected);
    }

    @Test
    void withoutCreditNothingIsRepeated() {
        boolean bills = !NEVER_LIMITS.contains(name) && !name.startsWith("runpod");
        assumeTrue(bills, "bills no tokens");
        assertThatThrownBy(() -> ask(in(Trouble.NO_CREDIT)))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageFindingMatch("Add credit|quota of this day");
    }

    @Test
    void aRequestBeyondTheContextIsAnOutcome() throws Exception {
        assumeFalse(name.equals("ollama"), "cuts it without a word");

        assertThat(ask(in(Trouble.TOO_LONG)).outcome()).isEqualTo(Outcome.TOO_LONG);
    }

    @Test
    void aRequestThatAFilterHoldsBackIsAnOutcome() throws Exception {
        boolean filters =
                Set.of("openai", "azure-openai", "gemini", "openrouter").contains(name);
        assumeTrue(filters, "has no filter before the model");

        assertThat(ask(in(Trouble.FILTERED)).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void anOverloadedServerIsAskedAgain() {
        assertThatThrownBy(() -> ask(in(Trouble.OVERLOADED))).isInstanceOf(PassingFaultException.class);
    }

    @Test
    void limitsAreLearnedFromHeaders() throws Exception {
        Settings settings = Settings.defaults().requestsPerMinute(600).tellLimits();
        try (Testbed testbed = Testbed.start(settings);
                Provider provider = connect(testbed)) {
            provider.ask(Requests.plain("m"));
            boolean tells = Set.of("openai", "azure-openai", "anthropic", "openrouter", "groq", "together")
                    .contains(name);

            if (tells) {
                assertThat(provider.limits().requests())
                        .isNotNull()
                        .extracting(RateLimits.Allowance::limit)
                        .isEqualTo(600.0);
            } else {
                assertThat(provider.limits()).isEqualTo(RateLimits.NONE);
            }
        }
    }
}

package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that an application brings along. */
class ChatModelProviderTest {
    private final List<ChatRequest> sent = new ArrayList<>();

    private ChatModelProvider provider(Supplier<ChatResponse> reply) {
        return new ChatModelProvider(new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                sent.add(request);
                return reply.get();
            }
        });
    }

    private static ChatResponse response(
            @Nullable String text, @Nullable FinishReason finish, @Nullable TokenUsage usage) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.builder().text(text).build())
                .finishReason(finish)
                .tokenUsage(usage)
                .build();
    }

    private Answer ask(Supplier<ChatResponse> reply, Parameters parameters) throws InterruptedException {
        return provider(reply).ask(Requests.with("m", parameters));
    }

    private Answer ask(Supplier<ChatResponse> reply) throws InterruptedException {
        return ask(reply, new Parameters(null, null, 64, null, List.of()));
    }

    private Answer failing(RuntimeException failure) throws InterruptedException {
        return ask(() -> {
            throw failure;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "5, STOP, ANSWERED",
        "5, , ANSWERED",
        ", STOP, ANSWERED",
        ", , ANSWERED",
        "5, LENGTH, TRUNCATED",
        "5, CONTENT_FILTER, REFUSED",
        ", OTHER, REFUSED",
        "5, OTHER, ANSWERED"
    })
    void finishReasonsBecomeOutcomes(@Nullable String text, @Nullable FinishReason finish, Outcome outcome)
            throws InterruptedException {
        assertThat(ask(() -> response(text, finish, new TokenUsage(3, 1))))
                .isEqualTo(new Answer(outcome, text == null ? "" : text, Usage.of(3, 1)));
    }

    @Test
    void commonParametersAreSent() throws InterruptedException {
        ask(
                () -> response("{\"answer\":\"good\"}", FinishReason.STOP, null),
                new Parameters(0.5, 1L, 64, "low", List.of("good", "bad")));

        ChatRequest request = sent.getFirst();
        assertThat(request.temperature()).isEqualTo(0.5);
        assertThat(request.maxOutputTokens()).isEqualTo(64);
        assertThat(request.responseFormat().jsonSchema().name()).isEqualTo("answer");
        assertThat(request.modelName()).as("the model has its own name").isNull();
        assertThat(request.messages()).hasSize(2);
    }

    @Test
    void choicesAreUnwrapped() throws InterruptedException {
        assertThat(ask(
                                () -> response("{\"answer\":\"good\"}", FinishReason.STOP, null),
                                Requests.choosing(null, "good"))
                        .text())
                .isEqualTo("good");
    }

    @Test
    void eachVendorsUsageComesIntoOneForm() throws InterruptedException {
        TokenUsage anthropic = AnthropicTokenUsage.builder()
                .inputTokenCount(10)
                .outputTokenCount(2)
                .cacheReadInputTokens(1000)
                .cacheCreationInputTokens(100)
                .build();
        TokenUsage openAi = OpenAiTokenUsage.builder()
                .inputTokenCount(20)
                .inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder()
                        .cachedTokens(8)
                        .build())
                .outputTokenCount(30)
                .outputTokensDetails(OpenAiTokenUsage.OutputTokensDetails.builder()
                        .reasoningTokens(25)
                        .build())
                .build();

        assertThat(ask(() -> response("5", FinishReason.STOP, anthropic)).usage())
                .isEqualTo(new Usage(1110, 1000, 100, 2, 0));
        assertThat(ask(() -> response("5", FinishReason.STOP, openAi)).usage()).isEqualTo(new Usage(20, 8, 0, 30, 25));
    }

    @Test
    void unreportedUsageIsBoundedFromAbove() throws InterruptedException {
        int input = "You grade reviews.Great soap.".length() + 2 * 16;

        assertThat(ask(() -> response("fünf", FinishReason.STOP, null)).usage()).isEqualTo(Usage.of(input, 5 + 16));
        assertThat(ask(() -> response("5", FinishReason.STOP, new TokenUsage()), Requests.choosing("high"))
                        .usage())
                .as("reasoning leaves no trace in the text")
                .isEqualTo(Usage.of(input, 64));
    }

    @Test
    void aFilterRefuses() throws InterruptedException {
        assertThat(failing(new ContentFilteredException("no")).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aStatusIsReadFromTheCause() throws InterruptedException {
        assertThat(failing(new InvalidRequestException(new HttpException(400, "prompt is too long: 9 > 8")))
                        .outcome())
                .isEqualTo(Outcome.TOO_LONG);
        assertThatThrownBy(() -> failing(new RateLimitException(new HttpException(429, "slow down"))))
                .isInstanceOfSatisfying(
                        PassingFaultException.class,
                        fault -> assertThat(fault.status()).isEqualTo(429));
        assertThatThrownBy(() -> failing(new InvalidRequestException(new HttpException(401, "who?"))))
                .isInstanceOf(ProviderFailedException.class);
    }

    @Test
    void withoutAStatusTheKindDecides() {
        assertThatThrownBy(() -> failing(new TimeoutException("slow"))).isInstanceOf(PassingFaultException.class);
        assertThatThrownBy(() -> failing(new RuntimeException(new ConnectException("refused"))))
                .isInstanceOf(PassingFaultException.class)
                .hasMessageContaining("Connect: refused");
        assertThatThrownBy(() -> failing(new UnsupportedFeatureException("no schema")))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("no schema");
    }

    @Test
    void aCertificateThatIsNotTrustedEndsTheRun() {
        SSLException handshake = new SSLException("handshake", new CertificateException("no path"));

        assertThatThrownBy(() -> failing(new RuntimeException(handshake)))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("is not trusted");
    }

    @Test
    void aBugOfTheModelIsThrownAsItIs() {
        IllegalStateException bug = new IllegalStateException("bug");

        assertThatThrownBy(() -> failing(bug)).isSameAs(bug);
    }

    @Test
    void anInterruptIsNoFault() {
        assertThatThrownBy(() -> failing(new RuntimeException(new InterruptedException())))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}

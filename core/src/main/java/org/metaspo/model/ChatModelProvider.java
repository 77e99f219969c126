package org.metaspo.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.InstantSource;
import org.metaspo.http.Interruption;

/**
 * Any LangChain4j model as a {@link Provider}: for those that an application has set up itself. Build the model with
 * {@code maxRetries(0)}, for attempts are counted and paced here. Seed and effort are not sent, as LangChain4j has no
 * common name for them: set them on the model. {@code Retry-After} is lost with LangChain4j's own HTTP clients.
 */
public final class ChatModelProvider implements Provider {
    private final ChatModel model;
    private final ThrownFault thrown;

    /** @param model stays open when this provider is closed: it belongs to the application */
    public ChatModelProvider(ChatModel model) {
        this.model = model;
        Target target = new Target("langchain4j", model.getClass().getSimpleName(), null, null, new Redaction(null));
        this.thrown = new ThrownFault(target, new FaultClassifier(target, Preset.Faults.NONE, InstantSource.system()));
    }

    /**
     * Asks once. Tokens that the model does not report are bounded from above by the texts' bytes.
     *
     * @throws RuntimeException whatever the model threw that says nothing about its endpoint: a bug in it
     */
    @Override
    public Answer ask(Request request) throws InterruptedException {
        Interruption.check();
        ChatResponse response;
        try {
            response = model.chat(ChatRequest.builder()
                    .messages(Conversation.of(request))
                    .parameters(parameters(request))
                    .build());
        } catch (RuntimeException e) { // models are other people's code; the unknown is passed on
            Interruption.check(e);
            return new Answer(thrown.outcome(e), "", Usage.NONE);
        }
        String said = response.aiMessage().text();
        String text = said == null ? "" : Choices.unwrap(request.parameters(), said);
        Usage usage = UsageReader.of(response.tokenUsage());
        return new Answer(outcome(response, text), text, usage == null ? TokenBound.of(request, text) : usage);
    }

    private static Outcome outcome(ChatResponse response, String text) {
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.LENGTH) {
            return Outcome.TRUNCATED;
        }
        // Anthropic's refusal arrives as OTHER without a text.
        boolean refused = reason == FinishReason.OTHER && text.isEmpty();
        return refused || reason == FinishReason.CONTENT_FILTER ? Outcome.REFUSED : Outcome.ANSWERED;
    }

    private static ChatRequestParameters parameters(Request request) {
        Parameters parameters = request.parameters();
        DefaultChatRequestParameters.Builder<?> builder = ChatRequestParameters.builder()
                .temperature(parameters.temperature())
                .maxOutputTokens(parameters.maxTokens());
        if (!parameters.choices().isEmpty()) {
            builder.responseFormat(Choices.format(parameters));
        }
        return builder.build();
    }
}

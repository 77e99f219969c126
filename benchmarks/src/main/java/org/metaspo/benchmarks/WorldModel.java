package org.metaspo.benchmarks;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.metaspo.testbed.ChatCall;
import org.metaspo.testbed.Choices;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.world.World;

/**
 * A world's task model without a network in between: the same answers, in half the time. At temperature 0 it looks at
 * nothing but the messages.
 */
final class WorldModel implements ChatModel {
    private final Responder task;

    WorldModel(World world) {
        this.task = Objects.requireNonNull(world.models().get(World.TASK));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        String system = request.messages().stream()
                .filter(SystemMessage.class::isInstance)
                .map(message -> ((SystemMessage) message).text())
                .collect(Collectors.joining("\n"));
        String user = request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .map(WorldModel::text)
                .collect(Collectors.joining("\n"));
        ChatCall call =
                new ChatCall("/v1", World.TASK, system, List.of(user), 0.0, null, null, Choices.FREE, user, user, 1, 1);
        String answer = Objects.requireNonNull(task.answer(call).text());
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(answer))
                .finishReason(FinishReason.STOP)
                .build();
    }

    private static String text(ChatMessage message) {
        return ((UserMessage) message).singleText();
    }
}

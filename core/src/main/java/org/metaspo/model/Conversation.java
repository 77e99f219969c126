package org.metaspo.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;

/** Our messages as LangChain4j's. */
final class Conversation {
    private Conversation() {}

    /** A system message of blanks alone is not sent: LangChain4j and most providers refuse it. */
    static List<ChatMessage> of(Request request) {
        return request.messages().stream()
                .filter(message -> message.speaker() == Message.Speaker.USER
                        || !message.text().isBlank())
                .map(Conversation::of)
                .toList();
    }

    private static ChatMessage of(Message message) {
        return switch (message.speaker()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
        };
    }
}

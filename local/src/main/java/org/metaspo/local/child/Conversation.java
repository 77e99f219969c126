package org.metaspo.local.child;

import java.util.List;

/**
 * @param system the system prompt, empty for none
 * @param turns user and assistant in turn, at least one
 */
record Conversation(String system, List<ChatMessage> turns) {
    Conversation {
        turns = List.copyOf(turns);
    }
}

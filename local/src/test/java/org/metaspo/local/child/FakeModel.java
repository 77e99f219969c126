package org.metaspo.local.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A model of words: one token each. Answers from a table, or says what it was asked. */
final class FakeModel implements Engine, Vocabulary {
    final List<Generate> orders = new ArrayList<>();
    private final Map<String, Generation> answers;

    FakeModel(Map<String, Generation> answersByGrammar) {
        this.answers = answersByGrammar;
    }

    @Override
    public int contextTokens() {
        return 40;
    }

    @Override
    public String prompt(Conversation conversation) {
        StringBuilder text = new StringBuilder("[" + conversation.system() + "]");
        conversation
                .turns()
                .forEach(turn ->
                        text.append(" ").append(turn.role()).append(": ").append(turn.text()));
        return text.toString();
    }

    @Override
    public int countTokens(String text) {
        return text.split(" ", -1).length;
    }

    @Override
    public String grammar(String jsonSchema) {
        return "grammar of " + jsonSchema;
    }

    @Override
    public synchronized Generation generate(Generate order) {
        orders.add(order);
        if (order.prompt().contains("break")) {
            throw new IllegalStateException("native trouble");
        }
        return answers.getOrDefault(order.grammar(), new Generation("you said " + order.prompt(), 5, false));
    }
}

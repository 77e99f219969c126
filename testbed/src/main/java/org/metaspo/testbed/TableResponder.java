package org.metaspo.testbed;

import java.util.Map;

/** Answers with the text that a table holds for the question in the user message, word for word. */
public final class TableResponder implements Responder {
    private final Map<String, String> answers;
    private final QuestionIndex questions;
    private final String otherwise;

    /**
     * A table.
     *
     * @param answers question to the whole text of the answer
     * @param otherwise the answer to a message that holds none of the questions
     */
    public TableResponder(Map<String, String> answers, String otherwise) {
        this.answers = Map.copyOf(answers);
        this.questions = new QuestionIndex(answers.keySet());
        this.otherwise = otherwise;
    }

    @Override
    public ChatReply answer(ChatCall call) {
        String text = questions
                .lastIn(call.user())
                .map(match -> answers.getOrDefault(match.question(), otherwise))
                .orElse(otherwise);
        return ChatReply.of(call, text);
    }
}

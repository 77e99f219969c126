package org.metaspo.testbed;

/** A model behind the endpoint. Called from many threads at once; one that depends on its call alone is repeatable. */
@FunctionalInterface
public interface Responder {
    /** What the model answers; anything thrown reaches the client as a status of 500. */
    ChatReply answer(ChatCall call);

    /** Answers every call with the same text. */
    static Responder always(String text) {
        return call -> ChatReply.of(call, text);
    }
}

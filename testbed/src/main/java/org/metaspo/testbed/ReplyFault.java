package org.metaspo.testbed;

/** A well-formed answer that a client must not take for an ordinary one. */
public enum ReplyFault implements Fault {
    /** The text is empty. */
    EMPTY_CONTENT,
    /** There is no text: OpenAI's content is null, Anthropic's list of content blocks is empty. */
    NULL_CONTENT,
    /** The reason for the end is null. */
    NULL_FINISH_REASON,
    /** The model declines. */
    REFUSAL,
    /** A filter holds the answer back. */
    CONTENT_FILTER,
    /** The answer is cut in its middle and says so. */
    LENGTH;

    ChatReply applyTo(ChatReply reply) {
        return switch (this) {
            case EMPTY_CONTENT -> reply.with("", Finish.STOP);
            case NULL_CONTENT -> reply.with(null, Finish.STOP);
            case NULL_FINISH_REASON -> reply.with(reply.text(), null);
            case REFUSAL -> reply.with("This is something the model will not write about.", Finish.REFUSAL);
            case CONTENT_FILTER -> reply.with(null, Finish.CONTENT_FILTER);
            case LENGTH -> {
                String text = reply.text() == null ? "" : reply.text();
                yield reply.with(text.substring(0, text.length() / 2), Finish.LENGTH);
            }
        };
    }
}

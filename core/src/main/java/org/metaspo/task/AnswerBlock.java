package org.metaspo.task;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last closed, non-blank {@code <answer>} block of a response.
 *
 * <p>Models repeat the request for the format, tags included. Such an echo is no answer: a block that holds only the
 * request's own words ("between {@code <answer>} and {@code </answer>}"), and blocks with different contents that are
 * joined by "or".
 */
final class AnswerBlock {
    private static final String NAME = "answer";
    private static final String DECORATION = "[](){}`'\"*_,:";
    private static final Set<String> REQUEST = Set.of(
            "and",
            "or",
            "to",
            "tag",
            "tags",
            "answer",
            "answer here",
            "your answer",
            "your answer here",
            "final answer",
            "your final answer",
            "your final answer here",
            "the answer",
            "the final answer",
            "...",
            "…");
    private static final Set<String> JOINTS = Set.of("or", "/", "|");
    private static final int LONGEST_REQUEST = 40;

    private final String response;
    private @Nullable String before;
    private @Nullable String last;
    private boolean alternatives;

    private AnswerBlock(String response) {
        this.response = response;
    }

    static Optional<String> last(String response) {
        return new AnswerBlock(response).search();
    }

    private Optional<String> search() {
        int open = -1;
        int content = -1;
        int end = -1;
        for (int at = response.indexOf('<'); at >= 0; at = response.indexOf('<', at + 1)) {
            int name = skipSpace(at + 1);
            boolean closing = isAt(name, '/');
            int tagEnd = tagEnd(closing ? skipSpace(name + 1) : name);
            if (tagEnd < 0) {
                continue;
            }
            if (!closing) {
                open = at;
                content = tagEnd;
            } else if (open >= 0) {
                String text = response.substring(content, at).strip();
                if (!text.isEmpty() && !isRequest(text)) {
                    add(text, end >= 0 && joined(end, open));
                    end = tagEnd;
                }
                open = -1;
            }
        }
        return Optional.ofNullable(alternatives ? before : last);
    }

    /** Behind a tag whose name begins at a place; below zero where it is another one, or none. */
    private int tagEnd(int name) {
        if (!response.regionMatches(true, name, NAME, 0, NAME.length())) {
            return -1;
        }
        int end = skipSpace(name + NAME.length());
        return isAt(end, '>') ? end + 1 : -1;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < response.length() && Character.isWhitespace(response.charAt(i))) {
            i++;
        }
        return i;
    }

    private boolean isAt(int i, char c) {
        return i < response.length() && response.charAt(i) == c;
    }

    private void add(String text, boolean joined) {
        if (joined) {
            alternatives |= !text.equalsIgnoreCase(last);
        } else {
            before = alternatives ? before : last;
            alternatives = false;
        }
        last = text;
    }

    private static boolean isRequest(String text) {
        return text.length() <= LONGEST_REQUEST && REQUEST.contains(bare(text));
    }

    private boolean joined(int from, int to) {
        return to - from <= LONGEST_REQUEST && JOINTS.contains(bare(response.substring(from, to)));
    }

    /** Without quotes, brackets and emphasis, in lower case. */
    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (DECORATION.indexOf(c) < 0) {
                bare.append(Character.toLowerCase(c));
            }
        }
        return bare.toString().strip();
    }
}

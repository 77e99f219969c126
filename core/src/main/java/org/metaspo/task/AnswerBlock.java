package org.metaspo.task;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last closed, non-blank {@code <answer>} block of a response.
 *
 * <p>Models repeat the request for the format, tags included. Such an echo is no answer: a block that holds only the
 * request's own words ("between {@code <answer>} and {@code </answer>}"), and blocks with different contents that are
 * joined by "or".
 */
final class AnswerBlock {
    private static final Pattern TAG = Pattern.compile("<\\s*+(/?+)\\s*+answer\\s*+>", Pattern.CASE_INSENSITIVE);
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
    private static final Set<String> JOINTS = Set.of("or", ", or", "/", "|");
    private static final int LONGEST_REQUEST = 40;

    private @Nullable String before;
    private @Nullable String last;
    private boolean alternatives;

    private AnswerBlock() {}

    static Optional<String> last(String response) {
        return new AnswerBlock().search(response);
    }

    private Optional<String> search(String response) {
        Matcher tags = TAG.matcher(response);
        int open = -1;
        int content = -1;
        int end = -1;
        while (tags.find()) {
            if (tags.group(1).isEmpty()) {
                open = tags.start();
                content = tags.end();
            } else if (open >= 0) {
                String text = response.substring(content, tags.start()).strip();
                if (!text.isEmpty() && !isRequest(text)) {
                    add(text, end >= 0 && joined(response, end, open));
                    end = tags.end();
                }
                open = -1;
            }
        }
        return Optional.ofNullable(alternatives ? before : last);
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
        if (text.length() > LONGEST_REQUEST) {
            return false;
        }
        String bare = text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\[\\](){}`'\"*_,:]", "")
                .strip();
        return REQUEST.contains(bare);
    }

    private static boolean joined(String response, int from, int to) {
        return to - from <= LONGEST_REQUEST
                && JOINTS.contains(response.substring(from, to)
                        .replaceAll("[`'\"*]", "")
                        .strip()
                        .toLowerCase(Locale.ROOT));
    }
}

package org.metaspo.cli.report;

import org.metaspo.evaluation.Scored;
import org.metaspo.result.AnswerStatus;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;

/** What became of an answer, as one letter that the page knows. */
final class Mark {
    /** Was not asked. */
    static final char NONE = ' ';

    private Mark() {}

    static char of(Scored item) {
        return switch (AnswerStatus.of(item)) {
            case RIGHT -> 'r';
            case PARTIAL -> 'p';
            case WRONG -> 'w';
            case UNPARSEABLE -> 'u';
            case TRUNCATED -> 't';
            case REFUSED -> 'f';
            case TOO_LONG -> 'l';
            case UNJUDGED -> 'j';
            case UNANSWERED -> 'n';
        };
    }

    /** What was read from the answer, and what there is to say to it. */
    static String words(Scored item) {
        String read =
                switch (item.extraction()) {
                    case Extraction.Found found -> found.value();
                    case Extraction.Unparseable unparseable -> "nothing: " + unparseable.reason();
                };
        String more = item.grade() instanceof Grade.Unjudged unjudged ? unjudged.reason() : item.feedback();
        return more.isEmpty() ? read : read + " (" + more + ")";
    }
}

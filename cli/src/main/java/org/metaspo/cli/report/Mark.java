package org.metaspo.cli.report;

import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.evaluation.Scored;
import org.metaspo.model.Outcome;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;

/** What became of an answer, as one letter that the page knows. */
final class Mark {
    /** Was not asked. */
    static final char NONE = ' ';

    private Mark() {}

    static char of(Scored item) {
        return switch (item.outcome()) {
            case UNANSWERED -> 'n';
            case REFUSED -> 'f';
            case TOO_LONG -> 'l';
            case ANSWERED, TRUNCATED -> ofText(item);
        };
    }

    private static char ofText(Scored item) {
        if (item.isUnjudged()) {
            return 'j';
        }
        if (item.value().compareTo(BigFraction.ONE) == 0) {
            return 'r';
        }
        if (item.outcome() == Outcome.TRUNCATED) {
            return 't';
        }
        if (item.isUnparseable()) {
            return 'u';
        }
        return item.value().signum() == 0 ? 'w' : 'p';
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

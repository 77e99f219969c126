package org.metaspo.result;

import java.util.Locale;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.evaluation.Scored;
import org.metaspo.model.Outcome;

/** What became of one answer. */
public enum AnswerStatus {
    /** Worth 1, even where it was cut off. */
    RIGHT,
    /** Worth more than 0 and less than 1. */
    PARTIAL,
    /** Readable, and worth 0. */
    WRONG,
    /** Held nothing that the answer form accepts; worth 0. */
    UNPARSEABLE,
    /** Cut by the output limit, and not worth 1. */
    TRUNCATED,
    /** The model or a content filter refused; worth 0. */
    REFUSED,
    /** The request did not fit the model's context; worth 0. */
    TOO_LONG,
    /** Without a verdict of the judge: leaves every comparison. */
    UNJUDGED,
    /** No attempt was answered: leaves every comparison. */
    UNANSWERED;

    /** As files name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status of an answer that was scored. */
    public static AnswerStatus of(Scored item) {
        return switch (item.outcome()) {
            case UNANSWERED -> UNANSWERED;
            case REFUSED -> REFUSED;
            case TOO_LONG -> TOO_LONG;
            case ANSWERED, TRUNCATED -> ofText(item);
        };
    }

    private static AnswerStatus ofText(Scored item) {
        if (item.isUnjudged()) {
            return UNJUDGED;
        }
        if (item.value().compareTo(BigFraction.ONE) == 0) {
            return RIGHT;
        }
        if (item.outcome() == Outcome.TRUNCATED) {
            return TRUNCATED;
        }
        if (item.isUnparseable()) {
            return UNPARSEABLE;
        }
        return item.value().signum() == 0 ? WRONG : PARTIAL;
    }
}

package org.metaspo.call;

import java.util.Locale;

/** A cap or a person ended the search. What was answered is journaled; the run can be resumed. */
public final class RunStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who decided. */
    public enum Kind {
        /** A cap would have been passed. */
        BUDGET,
        /** A person or the operating system asked for an orderly stop. */
        INTERRUPTED,
        /** A provider had failed for good; met again only in replay. */
        FAILED;

        /** The name in journals and results. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;

    /** @param reason in words */
    public RunStoppedException(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    /** Who decided. */
    public Kind kind() {
        return kind;
    }

    /** Why, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

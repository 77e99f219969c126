package org.metaspo.proposal;

import java.util.Locale;

/** Why a text cannot compete. */
public enum Rejection {
    /** A user prompt without {@code {question}}. */
    PLACEHOLDER,
    /** The optimizer's answer lacks the tags that were asked for, or holds nothing between them. */
    TAGS,
    /** Longer than allowed, or cut by the output limit. */
    LENGTH,
    /** The same text as another candidate's, where duplicates do not compete. */
    DUPLICATE,
    /** A frozen region is missing. */
    FROZEN,
    /** It copies items that the search looks at, where that is refused. */
    QUOTE;

    /** The name in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

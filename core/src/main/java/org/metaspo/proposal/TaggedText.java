package org.metaspo.proposal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what an optimizer put between tags: the first match, trimmed; blank counts as missing. */
final class TaggedText {
    private TaggedText() {}

    static Optional<String> first(String text, String tag) {
        Matcher matcher = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                .matcher(text);
        return matcher.find()
                ? Optional.of(matcher.group(1).strip()).filter(found -> !found.isEmpty())
                : Optional.empty();
    }
}

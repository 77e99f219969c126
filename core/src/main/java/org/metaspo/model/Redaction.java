package org.metaspo.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a provider's words fit for messages and logs: on one line, short, without anything that may be a key. */
final class Redaction {
    static final int MOST_CHARACTERS = 300;
    private static final String HIDDEN = "[hidden]";
    private static final int SHORTEST_KEY = 4;

    /** Keys by their usual heads, bearer tokens, partly masked words, and long words of letters and digits. */
    private static final Pattern KEY_LIKE = Pattern.compile("(?i)bearer\\s+\\S+"
            + "|\\b(?:sk|pk|rk|gsk|hf|xai|rpa|api|key|nvapi|aiza)[-_][\\w*.\\-]{5,}"
            + "|\\bAIza[\\w\\-]{10,}"
            + "|[\\w\\-]*\\*{3,}[\\w\\-*]*"
            + "|\\b(?=\\w*\\d)(?=\\w*[a-z])\\w{32,}\\b");

    private final @Nullable String secret;

    /** @param secret the key in use, null where there is none */
    Redaction(@Nullable String secret) {
        this.secret = secret == null || secret.length() < SHORTEST_KEY ? null : secret;
    }

    /** The text without secrets, at most {@value #MOST_CHARACTERS} characters long. */
    String clean(String text) {
        String known = secret == null ? text : text.replace(secret, HIDDEN);
        String clean = KEY_LIKE.matcher(known)
                .replaceAll(HIDDEN)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        if (clean.length() <= MOST_CHARACTERS) {
            return clean;
        }
        int cut = MOST_CHARACTERS - 4;
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(cut - 1)) ? cut - 1 : cut) + " ...";
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "Redaction";
    }
}

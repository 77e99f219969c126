package org.metaspo.prompt;

import java.text.Normalizer;
import java.util.Locale;

/** When two prompts say the same for a search. */
public final class Wording {
    private Wording() {}

    /** A text without what tells duplicates apart and no model minds: case, spacing, compatible characters. */
    public static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}

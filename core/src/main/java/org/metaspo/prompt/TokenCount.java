package org.metaspo.prompt;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;

/**
 * Counts tokens as OpenAI's o200k encoding has them; for other models an estimate. Loading the encoding takes a moment,
 * so that it happens only where a count is needed.
 */
public final class TokenCount {
    private TokenCount() {}

    private static final class Loaded {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    /** How many tokens a text has. */
    public static int of(String text) {
        return Loaded.ENCODING.countTokensOrdinary(text);
    }

    /** Whether a text has more than so many tokens. A token is at least one byte, so most texts need no count. */
    public static boolean exceeds(String text, int most) {
        return text.getBytes(StandardCharsets.UTF_8).length > most && of(text) > most;
    }
}

package org.metaspo.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metaspo.model.Request;

/**
 * What an optimizer model is told for one purpose.
 *
 * @param system who it is and what to heed; empty where the request alone is sent
 * @param user the request, with slots such as {@code {{analysis}}}
 */
public record MetaPrompt(String system, String user) {
    private static final String SEPARATOR = "\n=====\n";
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    /** Reads a shipped meta prompt: the system message, a line of equals signs, the user message; or that one alone. */
    static MetaPrompt shipped(String name) {
        try (InputStream in = MetaPrompt.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the meta prompt " + name + " is missing from the jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            int cut = text.indexOf(SEPARATOR);
            return cut < 0
                    ? new MetaPrompt("", text)
                    : new MetaPrompt(text.substring(0, cut), text.substring(cut + SEPARATOR.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a request was made from this meta prompt: its words stand before the first slot. */
    boolean made(Request request) {
        String opening = user.substring(0, Math.max(0, user.indexOf("{{")));
        String said = request.messages().getLast().text();
        String above =
                request.messages().size() > 1 ? request.messages().getFirst().text() : "";
        return above.equals(system) && said.startsWith(opening);
    }

    /**
     * The user message. One pass: what is put into a slot is never read for slots.
     *
     * @param slots a value for every slot
     */
    String fill(Map<String, String> slots) {
        Matcher matcher = SLOT.matcher(user);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = slots.get(matcher.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing given for " + matcher.group());
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}

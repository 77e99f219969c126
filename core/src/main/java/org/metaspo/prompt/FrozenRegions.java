package org.metaspo.prompt;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Passages between {@code <frozen>} and {@code </frozen>}, which every rewrite must keep word for word. */
public final class FrozenRegions {
    private static final Pattern REGION = Pattern.compile("<frozen>(.*?)</frozen>", Pattern.DOTALL);

    private FrozenRegions() {}

    /** The passages in a prompt with marks, in order. */
    public static List<String> in(String marked) {
        return REGION.matcher(marked)
                .results()
                .map((MatchResult region) -> region.group(1))
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** Whether every mark has its partner, and no region stands inside another. */
    public static boolean areClosed(String marked) {
        return REGION.matcher(marked)
                        .results()
                        .noneMatch(region -> region.group(1).contains("<frozen>"))
                && !withoutMarks(marked).contains("<frozen>")
                && !withoutMarks(marked).contains("</frozen>");
    }

    /** The prompt as it is sent: without the marks. */
    public static String withoutMarks(String marked) {
        return REGION.matcher(marked).replaceAll("$1");
    }
}

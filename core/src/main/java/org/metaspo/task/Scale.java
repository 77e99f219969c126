package org.metaspo.task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scale that an answer repeats: the "1 to 5", "out of 5" or "/5" beside the number that is meant.
 *
 * @param min the lowest value of the scale, where known
 * @param max the highest value of the scale, where known
 */
record Scale(@Nullable Long min, @Nullable Long max) {
    private static final Set<String> RANGE = Set.of("to", "through", "and", "-", "–", "—", "..", "...", "…");
    private static final int CONTEXT = 16;

    /** The mentions that are not part of a scale. A number over another ("3/4") becomes one that is not whole. */
    List<NumberMention> leaveOut(String text, List<NumberMention> mentions) {
        List<NumberMention> left = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            NumberMention mention = mentions.get(i);
            int from = i == 0 ? 0 : mentions.get(i - 1).end();
            String before = before(text, from, mention.start());
            if (i + 1 < mentions.size() && isRange(text, before, mention, mentions.get(i + 1))) {
                i++;
            } else if (before.endsWith("/") || before.endsWith("⁄")) {
                if (max == null || !isMax(mention)) {
                    left.add(new NumberMention(mention.start(), mention.end(), null));
                }
            } else if (!isTop(before, mention, i > 0)) {
                left.add(mention);
            }
        }
        return left;
    }

    private boolean isRange(String text, String before, NumberMention low, NumberMention high) {
        if (high.start() - low.end() > CONTEXT || !RANGE.contains(before(text, low.end(), high.start()))) {
            return false;
        }
        return (min != null && max != null)
                ? is(low, min) && is(high, max)
                : before.endsWith("scale of") || before.endsWith("scale from");
    }

    private boolean isTop(String before, NumberMention mention, boolean hasLeft) {
        if (before.endsWith("out of")) {
            return max == null || isMax(mention);
        }
        return hasLeft && before.equals("of") && max != null && isMax(mention);
    }

    private boolean isMax(NumberMention mention) {
        return is(mention, max);
    }

    private static boolean is(NumberMention mention, @Nullable Long bound) {
        return bound != null && mention.value() != null && mention.value().compareTo(BigDecimal.valueOf(bound)) == 0;
    }

    /** The last few characters between two places. */
    private static String before(String text, int from, int to) {
        return text.substring(Math.max(from, to - CONTEXT), to).strip().toLowerCase(Locale.ROOT);
    }
}

package org.metaspo.task;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/**
 * One whole number: a rating, a count, a house. Digits ({@code 1,342}, {@code 342.0}) or an English word up to
 * ninety-nine; of a sum what stands behind the last equals sign. Two different numbers, ranges and fractions are none.
 *
 * @param min the lowest answer, where there is one
 * @param max the highest answer, where there is one
 */
public record IntegerForm(@Nullable Long min, @Nullable Long max) implements AnswerForm {
    private static final int MOST_CHOICES = 100;

    public IntegerForm {
        if (min != null && max != null && min > max) {
            throw new IllegalArgumentException("min " + min + " is above max " + max);
        }
    }

    /** Any whole number. */
    public static IntegerForm any() {
        return new IntegerForm(null, null);
    }

    /** The whole numbers from one to another, both included. */
    public static IntegerForm between(long min, long max) {
        return new IntegerForm(min, max);
    }

    @Override
    public String key() {
        return "integer";
    }

    @Override
    public Extraction extract(String content, String question) {
        String result = behindEquals(content);
        List<NumberMention> mentions = new Scale(min, max).leaveOut(result, NumberMention.in(result));
        if (mentions.isEmpty()) {
            return new Unparseable("no number");
        }
        Long value = mentions.get(0).value();
        for (NumberMention mention : mentions) {
            if (value == null || mention.value() == null) {
                return new Unparseable("not a whole number");
            }
            if (!mention.value().equals(value)) {
                return new Unparseable("several numbers");
            }
        }
        if (value == null || (min != null && value < min) || (max != null && value > max)) {
            return new Unparseable("out of range: " + value);
        }
        return new Found(Long.toString(value));
    }

    private static String behindEquals(String content) {
        String behind = content.substring(content.lastIndexOf('=') + 1);
        return behind.isBlank() ? content : behind;
    }

    @Override
    public List<String> choices() {
        if (min == null || max == null || Long.compareUnsigned(max - min, MOST_CHOICES) >= 0) {
            return List.of();
        }
        return LongStream.rangeClosed(min, max).mapToObj(Long::toString).toList();
    }
}

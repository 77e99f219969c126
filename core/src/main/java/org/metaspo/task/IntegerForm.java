package org.metaspo.task;

import java.math.BigDecimal;
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
    private static final int LONGEST = 18;

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
        String result = Result.of(content);
        List<NumberMention> mentions = new Scale(min, max).leaveOut(result, NumberMention.in(result));
        return switch (OneNumber.of(result, mentions)) {
            case OneNumber.None none -> new Unparseable(none.reason());
            case OneNumber.Value one -> within(one.value());
        };
    }

    private Extraction within(BigDecimal value) {
        if (value.scale() > 0 || value.precision() > LONGEST) {
            return new Unparseable("not a whole number");
        }
        long whole = value.longValueExact();
        return (min != null && whole < min) || (max != null && whole > max)
                ? new Unparseable("out of range: " + whole)
                : new Found(Long.toString(whole));
    }

    @Override
    public List<String> choices() {
        if (min == null || max == null || Long.compareUnsigned(max - min, MOST_CHOICES) >= 0) {
            return List.of();
        }
        return LongStream.rangeClosed(min, max).mapToObj(Long::toString).toList();
    }
}

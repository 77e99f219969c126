package org.metaspo.task;

import java.util.List;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/**
 * One number, with or without sign, currency sign, groups of three behind commas or thin spaces, decimals, a unit or a
 * percent sign (which is a unit: 50 % is 50). Fractions and mixed numbers ({@code 3/4}, {@code 1½}, {@code \frac{3}{4}})
 * are numbers where they are exact decimals. Numbers are written without trailing zeros and compared exactly: 72 is
 * 72.00. Ranges, several different numbers and "1.234,50", which reads differently in different countries, are none.
 */
public record NumberForm() implements AnswerForm {
    /** Before the result of a worked solution, in GSM8K (Cobbe et al. 2021) and the data made like it. */
    private static final String RESULT_MARK = "####";

    @Override
    public String key() {
        return "number";
    }

    @Override
    public Extraction extract(String content, String question) {
        String result = Result.of(content);
        List<NumberMention> mentions = Fractions.joined(result, NumberMention.in(result));
        return switch (OneNumber.of(result, mentions)) {
            case OneNumber.None none -> new Unparseable(none.reason());
            case OneNumber.Value one -> new Found(Decimals.text(one.value()));
        };
    }

    @Override
    public Extraction canonical(String gold, String question) {
        int mark = gold.lastIndexOf(RESULT_MARK);
        return extract(
                gold.substring(mark < 0 ? 0 : mark + RESULT_MARK.length()).strip(), question);
    }
}

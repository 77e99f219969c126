package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long responses of the kinds on which careless patterns take quadratic time (minutes at a megabyte) or overflow the
 * stack. Eight times the length may take eight times as long and some slack, by this thread's CPU time; quadratic time
 * would be 64 times as long.
 */
class ExtractionTimeTest {
    private static final int SHORT = 1 << 14;
    private static final int FACTOR = 8;
    private static final int MEGABYTE = 1 << 20;
    private static final int SLACK = 4;
    private static final long FLOOR_NANOS = 2_000_000;
    private static final int ATTEMPTS = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<AnswerForm> FORMS = List.of(
            IntegerForm.between(1, 5),
            IntegerForm.any(),
            new OptionLetterForm(4),
            new YesNoForm(),
            LabelForm.of("entailment", "non-entailment"),
            new ShortTextForm(),
            new TextsForm(),
            new NumberForm(),
            new FreeTextForm(),
            new JsonForm("/a"),
            new JsonForm(""),
            RegexForm.of("(?:(a|aa)+)+b|(\\w+)"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<answer>",
                "</answer>",
                "<answer>x</answer>",
                "<",
                "< ",
                "<answer",
                "\\boxed{",
                "\\text{x}",
                "**",
                "\"",
                "$",
                "(",
                "(A)",
                "9",
                "9,",
                "1,342,",
                "1 to 5 ",
                "4/5",
                "twenty-",
                "one ",
                "non-",
                "non-entailment ",
                "not ",
                "yes ",
                "the ",
                "answer: ",
                ".",
                "...",
                " ",
                "\n",
                "=",
                "A. x\n",
                "½",
                "<answer> and </answer>",
                "<answer>yes</answer> or ",
                "-",
                "e1",
                "0.0",
                "[",
                "{\"a\":",
                "{\"a\":1}",
                "[1,",
                "[\"",
                "\\frac{1",
                "\\frac{\\frac",
                "1/2",
                "1 1/2 ",
                "a",
                "\\"
            })
    void takesLinearTime(String unit) {
        String flood = unit.repeat(SHORT / unit.length());
        String longer = flood.repeat(FACTOR);
        for (AnswerForm form : FORMS) {
            assertThat(isLinear(() -> read(form, flood), () -> read(form, longer)))
                    .as(form.toString())
                    .isTrue();
        }
    }

    /** The compiler and other programs disturb a measurement now and then, but not every time. */
    private static boolean isLinear(Runnable small, Runnable large) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long base = Math.max(FLOOR_NANOS, nanos(small));
            if (nanos(large) <= SLACK * FACTOR * base) {
                return true;
            }
        }
        return false;
    }

    private static long nanos(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static void read(AnswerForm form, String flood) {
        new AnswerFormat(form, AnswerPlace.WHOLE).read(flood, flood);
        new AnswerFormat(form, AnswerPlace.TAG).read("<answer>" + flood + "</answer>");
        form.canonical(flood, flood);
        form.same(flood, flood + "x");
    }

    @Test
    void aMegabyteIsRead() {
        for (String unit : List.of("[", "{\"a\":", "<answer>", "1,", "a ", "\\frac{", "é", "😀")) {
            String flood = unit.repeat(MEGABYTE / unit.length());
            for (AnswerForm form : FORMS) {
                assertThat(new AnswerFormat(form, AnswerPlace.WHOLE).read(flood, ""))
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|aa)+$",
                "(a|a?)+b",
                "(.*a){20}",
                "((a*)*)*b",
                "(?:a?){30}a{30}",
                "^(([a-z])+.)+[A-Z]([a-z])+$"
            })
    void expressionsThatHangOtherEnginesDoNot(String pattern) {
        RegexForm form = new RegexForm(pattern, 0);
        String flood = "a".repeat(SHORT) + "!";
        String longer = "a".repeat(SHORT * FACTOR) + "!";
        assertThat(isLinear(() -> form.extract(flood), () -> form.extract(longer)))
                .isTrue();
    }
}

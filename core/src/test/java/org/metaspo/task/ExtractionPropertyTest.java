package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.metaspo.task.Extraction.Found;

/** What holds for any response whatever. */
class ExtractionPropertyTest {
    private static final List<AnswerForm> FORMS = List.of(
            IntegerForm.any(),
            IntegerForm.between(1, 5),
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
    private static final String QUESTION = "Which?\n(A) red\n(B) blue\n(C) 12\n(D) yes";

    @Property(tries = 2_000, seed = "42")
    void extractionNeverThrowsAndClosedFormsStayInTheirChoices(
            @ForAll("responses") String response, @ForAll("formats") AnswerFormat format) {
        if (format.read(response, QUESTION) instanceof Found found) {
            assertThat(found.value()).isNotBlank();
            if (!format.form().choices().isEmpty()) {
                assertThat(format.form().choices()).contains(found.value());
            }
        }
    }

    @Property(tries = 500, seed = "42")
    void anyTextIsRead(@ForAll String response, @ForAll("formats") AnswerFormat format) {
        assertThat(format.read(response, response)).isNotNull();
    }

    @Property(tries = 500, seed = "42")
    void whatWasFoundIsFoundAgain(@ForAll("responses") String response, @ForAll("formats") AnswerFormat format) {
        // The canonical answer is a fixed point of the form: a reference answer may be written in it.
        if (format.read(response, QUESTION) instanceof Found found) {
            assertThat(format.form().canonical(found.value(), QUESTION)).isEqualTo(found);
        }
    }

    @Property(tries = 200, seed = "42")
    void aChoiceInItsBlockIsRead(@ForAll("formats") AnswerFormat format, @ForAll("fragments") String before) {
        for (String choice : format.form().choices()) {
            String response = before + "\nSo: <answer>" + choice + "</answer>";
            assertThat(format.read(response)).isEqualTo(new Found(choice));
        }
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                "<answer>",
                "</answer>",
                "< / answer >",
                "answer:",
                "yes",
                "no",
                "not",
                "(A)",
                "B",
                "(Z)",
                "4",
                "1 to 5",
                "1,342",
                "-",
                "=",
                "/",
                "out of",
                "4.5",
                "twenty",
                "one",
                "non-",
                "entailment",
                "**",
                "\"",
                "$",
                "\\boxed{",
                "}",
                "\\(",
                "\\)",
                ".",
                " ",
                "\n",
                "and",
                "or",
                "{\"a\": ",
                "[",
                "]",
                "1.234,50",
                "$",
                "\\frac{1}{2}",
                "\\sqrt",
                "aab",
                "½",
                "é",
                "😀",
                "\uD800",
                "\u0000");
    }

    @Provide
    Arbitrary<String> responses() {
        return fragments().list().ofMaxSize(14).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<AnswerFormat> formats() {
        return Arbitraries.of(FORMS)
                .flatMap(form -> Arbitraries.of(AnswerPlace.values()).map(place -> new AnswerFormat(form, place)));
    }
}

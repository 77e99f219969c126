package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.task.AnswerForm;
import org.metaspo.task.AnswerFormat;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.FreeTextForm;
import org.metaspo.task.IntegerForm;
import org.metaspo.task.JsonForm;
import org.metaspo.task.LabelForm;
import org.metaspo.task.NumberForm;
import org.metaspo.task.OptionLetterForm;
import org.metaspo.task.RegexForm;
import org.metaspo.task.ShortTextForm;
import org.metaspo.task.TextsForm;
import org.metaspo.task.YesNoForm;

/**
 * What models that are asked for nothing but an answer give back: mostly the answer in its block, at times with a word
 * around it or in LaTeX, now and then none.
 *
 * @param form the form's name
 * @param question that was asked
 */
record ShortResponses(String form, AnswerFormat format, String question, List<String> texts) {
    private static final String QUESTION =
            "Which ward?\nOptions:\n(A) Dental\n(B) Surgery\n(C) Anatomy\n(D) Paediatrics";

    static List<ShortResponses> all() {
        return List.of(
                tagged(IntegerForm.between(1, 5), "4", "5", "2", "4 stars", "**3**", "4/5", "four", "no rating"),
                tagged(new NumberForm(), "72", "18", "$1,234.50", "3.5 km", "-7", "3/4", "\\boxed{12}", "none"),
                tagged(new OptionLetterForm(4), "B", "(A)", "C", "D.", "(B) Surgery", "b", "\\boxed{A}", "all"),
                tagged(new YesNoForm(), "yes", "no", "Yes.", "no", "**Yes**", "No, it is not.", "yes", "maybe"),
                tagged(
                        LabelForm.of("entailment", "non-entailment"),
                        "entailment",
                        "non-entailment",
                        "Entailment.",
                        "not entailment",
                        "entailment",
                        "**non-entailment**",
                        "the label is entailment",
                        "neutral"),
                tagged(new ShortTextForm(), "red", "blue", "Green.", "\"grey\"", "two", "the red one", "yes", "12"),
                whole(
                        new TextsForm(),
                        "Eiffel Tower",
                        "1889",
                        "The Eiffel Tower.",
                        "Answer: Gustave Eiffel",
                        "**Paris**",
                        "\"Paris\"",
                        "in 1889",
                        "300 metres"),
                whole(
                        new FreeTextForm(),
                        "The derivative is 2x.",
                        "x = 3",
                        "It diverges.",
                        "\\(\\frac{1}{2}\\)",
                        "Both roots are real.",
                        "0",
                        "Yes, by induction.",
                        "I do not know."),
                whole(
                        new JsonForm("/team"),
                        "{\"team\": \"billing\"}",
                        "{\"team\": \"technical\"}",
                        "{\"team\":\"account\"}",
                        "```json\n{\"team\": \"billing\"}\n```",
                        "{\"team\": \"billing\", \"sure\": true}",
                        "{\"why\": \"a refund\", \"team\": \"billing\"}",
                        "{\"team\": 3}",
                        "billing"),
                whole(
                        RegexForm.of("Team: (\\w+)"),
                        "Team: billing",
                        "Team: technical",
                        "Team: account",
                        "It is late. Team: billing",
                        "Team: billing, I think",
                        "**Team: billing**",
                        "Team: sales",
                        "billing"));
    }

    private static ShortResponses tagged(AnswerForm form, String... answers) {
        List<String> texts = new ArrayList<>();
        for (String answer : answers) {
            texts.add("<answer>" + answer + "</answer>");
        }
        return new ShortResponses(form.key(), new AnswerFormat(form, AnswerPlace.TAG), QUESTION, texts);
    }

    private static ShortResponses whole(AnswerForm form, String... responses) {
        return new ShortResponses(form.key(), new AnswerFormat(form, AnswerPlace.WHOLE), QUESTION, List.of(responses));
    }
}

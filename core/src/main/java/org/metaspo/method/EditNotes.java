package org.metaspo.method;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Measurement.Measured;

/** Tells the diary what was tried by edits, and what came of it. */
final class EditNotes {
    private final Lineage lineage;

    EditNotes(Lineage lineage) {
        this.lineage = lineage;
    }

    /** Each edit of a round, as a change of the incumbent, with what it is thought to be worth. */
    void edits(List<Factor> pool, Map<Factor, Effects.Estimate> estimates, Composed incumbent) {
        for (Factor factor : pool) {
            Effects.Estimate estimate = estimates.get(factor);
            if (estimate == null || incumbent.made().contains(factor)) {
                continue;
            }
            Draft draft = incumbent.draft();
            String worth = estimate.words();
            lineage.made(
                    factor.place(),
                    factor.task(),
                    draft.text(factor.task()),
                    "edit",
                    draft.with(factor).text(factor.task()),
                    factor.edit().words(),
                    List.of(),
                    estimate.mean() > 0 ? "put together with others: " + worth : worth);
        }
    }

    /** A prompt that was tried to tell edits apart. */
    void tried(String place, Composed prompt, List<Scorecard> cards) {
        lineage.made(
                place,
                null,
                prompt.base().text(null),
                "design",
                prompt.draft().text(null),
                words(prompt, null),
                cards,
                "tried to tell edits apart");
    }

    /** A prompt that was measured as a whole, with each user prompt that it changes. */
    void composed(String place, Composed prompt, Composed incumbent, Measured measured) {
        lineage.made(
                place,
                null,
                incumbent.draft().text(null),
                "composition",
                prompt.draft().text(null),
                words(prompt, null),
                measured.cards(),
                measured.why());
        for (SourceTask task : prompt.draft().tasks()) {
            String name = task.task().name();
            if (!prompt.draft().text(name).equals(incumbent.draft().text(name))) {
                lineage.made(
                        place + "/" + name,
                        name,
                        incumbent.draft().text(name),
                        "composition",
                        prompt.draft().text(name),
                        words(prompt, name),
                        measured.cards().stream()
                                .filter(card -> card.pairing().task().name().equals(name))
                                .toList(),
                        measured.why());
            }
        }
    }

    private static String words(Composed prompt, @Nullable String task) {
        return prompt.made().stream()
                .filter(factor -> Objects.equals(factor.task(), task))
                .map(factor -> factor.edit().words())
                .collect(Collectors.joining("\n"));
    }
}

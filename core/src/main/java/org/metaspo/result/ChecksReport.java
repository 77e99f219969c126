package org.metaspo.result;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Headroom;
import org.metaspo.result.Checks.Ablation;
import org.metaspo.result.Checks.Noise;
import org.metaspo.result.Checks.Sentence;
import org.metaspo.result.Checks.Shortest;
import org.metaspo.result.RunResult.Comparison;

/** The part of a report that says what there was to gain, how much noise is in it, and what each sentence is good for. */
final class ChecksReport {
    private final Consumer<String> line;

    ChecksReport(Consumer<String> line) {
        this.line = line;
    }

    void of(RunResult result) {
        headroom(result.headroom());
        Checks checks = result.checks();
        if (checks == null) {
            return;
        }
        line.accept("");
        line.accept("## Checks");
        line.accept("");
        line.accept("On the items that the search chose by; none of this changes the claim.");
        repeats(checks.repeats());
        noise("Wording", "the start in other words", checks.wording());
        noise("A/A", "the start with a sentence that says nothing", checks.aa());
        ablation(checks.ablation());
    }

    private void headroom(@Nullable Headroom headroom) {
        if (headroom != null && headroom.n() > 0) {
            paragraph(String.format(
                    Locale.ROOT,
                    "At the start %d of %d items that the search looked at failed: at most %.1f points were to be gained.",
                    headroom.failures(),
                    headroom.n(),
                    100 * headroom.points()));
        }
    }

    private void repeats(Checks.@Nullable Repeats repeats) {
        if (repeats != null) {
            paragraph(String.format(
                    Locale.ROOT,
                    "Repeats: asked again, the model gave the same answer to %.1f %% [%.1f, %.1f] of %d items. Prompts that"
                            + " leave it as unsure can be measured at %.1f at the best.",
                    100 * repeats.same(),
                    100 * repeats.low(),
                    100 * repeats.high(),
                    repeats.n(),
                    100 * repeats.ceiling()));
        }
    }

    private void noise(String title, String what, @Nullable Noise noise) {
        if (noise == null) {
            return;
        }
        paragraph(String.format(
                Locale.ROOT,
                "%s: %d times %s, on %d items. Start %.1f, spread %.1f points.",
                title,
                noise.variants().size(),
                what,
                noise.n(),
                100 * noise.start(),
                100 * noise.spread()));
        line.accept("");
        line.accept("| variant | score | items with the same value |");
        line.accept("|---|---:|---:|");
        noise.variants()
                .forEach(variant -> line.accept(String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.1f %% |",
                        cell(variant.text()),
                        100 * variant.score(),
                        100 * variant.agreement())));
    }

    private void ablation(@Nullable Ablation ablation) {
        if (ablation == null) {
            return;
        }
        paragraph(String.format(
                Locale.ROOT,
                "Ablation: the candidate without each sentence, on %d items, in points; below 0 the sentence helps. The"
                        + " whole prompt has %d tokens%s.",
                ablation.n(),
                ablation.tokens(),
                usd(ablation.usdPer1000())));
        line.accept("");
        line.accept("| sentence | tokens | without it | p |");
        line.accept("|---|---:|---:|---:|");
        for (Sentence sentence : ablation.sentences()) {
            line.accept(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %.3f |",
                    cell(sentence.text()),
                    sentence.tokens(),
                    points(sentence.without()),
                    sentence.without().p()));
        }
        Shortest shortest = ablation.shortest();
        if (shortest == null) {
            paragraph("No sentence can go without losing more than 1 point.");
            return;
        }
        paragraph(String.format(
                Locale.ROOT,
                "The shortest prompt that is not worse by more than 1 point has %d tokens%s: %s points against the whole"
                        + " prompt, by the items that it was chosen by.",
                shortest.tokens(),
                usd(shortest.usdPer1000()),
                points(shortest.against())));
        line.accept("");
        (shortest.text().isEmpty() ? "(none)" : shortest.text())
                .lines()
                .forEach(each -> line.accept(each.isEmpty() ? "" : "    " + each));
    }

    private static String usd(@Nullable String per1000) {
        return per1000 == null ? "" : ", " + per1000 + " USD in 1,000 calls";
    }

    private static String points(Comparison comparison) {
        return Points.of(comparison.difference(), comparison.low(), comparison.high());
    }

    /** One line, whatever the text holds. */
    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }

    private void paragraph(String text) {
        line.accept("");
        line.accept(text);
    }
}

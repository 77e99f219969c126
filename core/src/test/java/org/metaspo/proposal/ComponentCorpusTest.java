package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.prompt.Wording;
import org.metaspo.statistics.Sha256;

class ComponentCorpusTest {
    private static final ComponentCorpus CORPUS = ComponentCorpus.shipped();

    @Test
    void atLeastTwoHundredComponentsInAtLeastNineCategories() {
        assertThat(CORPUS.all()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(CORPUS.categories())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(category -> assertThat(category.components()).hasSizeGreaterThan(4))
                .extracting(ComponentCorpus.Category::category)
                .contains(
                        "good property",
                        "role",
                        "style",
                        "chain of thought",
                        "emotion",
                        "safety",
                        "behaviour",
                        "scenario",
                        "cross-language",
                        "output format",
                        "checking",
                        "brevity")
                .doesNotHaveDuplicates();
    }

    @Test
    void noneSaysWhatAnotherSaysAndAllFitAnyPrompt() {
        assertThat(CORPUS.all())
                .extracting(Wording::normalised)
                .doesNotHaveDuplicates()
                .allSatisfy(component -> assertThat(component.length()).isBetween(8, 120));
        assertThat(CORPUS.all())
                .allMatch(UserPrompt::isPlain)
                .noneMatch(WorkedExamples::are)
                .allSatisfy(component -> assertThat(component).matches("\\p{Lu}.*[.?:]"));
    }

    /** What small models propose from: another text or order would change every such run, the documented one too. */
    @Test
    void theBasicPartIsWhatItWas() {
        List<String> basic = CORPUS.basic();

        assertThat(basic).hasSize(136);
        assertThat(Sha256.hex(String.join("\n", basic))).startsWith("512528319375b382");
    }
}

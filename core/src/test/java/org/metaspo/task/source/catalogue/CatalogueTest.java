package org.metaspo.task.source.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.problem.BadInputException;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.shipped();

    static List<CatalogueEntry> entries() {
        return Catalogue.shipped().entries();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntrysOwnRowsBecomeItems(CatalogueEntry entry) {
        List<RowItem> items = entry.sampleItems();
        assertThat(items).as(entry.name()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(item -> {
            assertThat(item.id()).isNotBlank();
            assertThat(item.question()).isNotBlank();
            assertThat(item.group()).isNotBlank();
            assertThat(item.answers().isEmpty()).isEqualTo(!entry.trainable());
        });
        assertThat(items.stream().map(RowItem::id)).doesNotHaveDuplicates();
    }

    @Test
    void anyTaskCanBeJudged() {
        CatalogueEntry judged = catalogue.get("beauty_judged", "here");
        assertThat(judged.name()).isEqualTo("beauty_judged");
        assertThat(judged.dataName()).isEqualTo("beauty");
        assertThat(judged.judged()).isTrue();
    }

    @Test
    void aMistypedNameIsAnsweredByTheNearest() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> catalogue.get("beuaty", "tasks.source.0"))
                .withMessageContaining("Maybe you meant `beauty`.");
    }

    @Test
    void anAliasIsTheTask() {
        assertThat(catalogue.get("GSM8K", "here").name()).isEqualTo("gsm8k");
    }
}

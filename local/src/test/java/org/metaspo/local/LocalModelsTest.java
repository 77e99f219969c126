package org.metaspo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.local.LocalModels.Offer;
import org.metaspo.problem.BadInputException;

class LocalModelsTest {
    @TempDir
    Path folder;

    private LocalModels models(WeightSource... sources) {
        return new LocalModels(new WeightStore(folder, List.of(sources)));
    }

    @Test
    void offersAreNamedAndPinnedTheSmallestFirst() {
        List<Offer> offers = models().offers();

        assertThat(offers).extracting(Offer::bytes).isSorted();
        assertThat(offers).extracting(Offer::name).doesNotHaveDuplicates().contains("qwen2.5-1.5b-instruct");
        assertThat(offers).allSatisfy(offer -> {
            assertThat(offer.sha256()).matches("[0-9a-f]{64}");
            assertThat(offer.file().getParent()).isEqualTo(folder);
            assertThat(offer.here()).isFalse();
        });
        assertThat(KnownModel.all())
                .allSatisfy(model -> assertThat(model.huggingFace().revision())
                        .as("a fixed state, not a branch")
                        .matches("[0-9a-f]{40}"));
    }

    @Test
    void whatHasAnotherChecksumIsNotKept() {
        assertThatThrownBy(() -> models(TinyModel.source("Hub", TinyModel.WEIGHTS))
                        .pull("qwen2.5-0.5b-instruct", (step, done, total) -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Hub gave a file with another checksum");
        assertThat(folder.resolve("qwen2.5-0.5b-instruct-q4_k_m.gguf")).doesNotExist();
    }

    @Test
    void aSlipOfThePenIsMended() {
        assertThatThrownBy(() -> models().pull("qwen2.5-0.5b-instuct", (step, done, total) -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Maybe you meant `qwen2.5-0.5b-instruct`");
    }

    @Test
    void aFileOfAnotherSizeIsNotHere() throws Exception {
        Files.writeString(folder.resolve("qwen2.5-0.5b-instruct-q4_k_m.gguf"), "cut off");

        assertThat(models().offers()).extracting(Offer::here).containsOnly(false);
    }
}

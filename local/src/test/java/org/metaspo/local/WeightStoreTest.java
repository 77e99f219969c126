package org.metaspo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.model.LocalRuntime.Progress;
import org.metaspo.problem.BadInputException;

class WeightStoreTest {
    private static final WeightSource CLOSED = TinyModel.source("Closed", new byte[0]);
    private static final WeightSource WRONG =
            TinyModel.source("Wrong", "other bytes".getBytes(StandardCharsets.US_ASCII));
    private static final WeightSource GOOD = TinyModel.source("Good", TinyModel.WEIGHTS);

    @TempDir
    Path folder;

    private final List<String> steps = new ArrayList<>();
    private final Progress progress = (step, done, total) -> steps.add(step);

    @Test
    void whatIsInTheCacheIsNotFetched() throws Exception {
        Files.write(folder.resolve("tiny.gguf"), TinyModel.WEIGHTS);
        assertThat(store().find(TinyModel.MODEL, progress)).isEqualTo(folder.resolve("tiny.gguf"));
        assertThat(steps).isEmpty();
    }

    @Test
    void sourcesAreTriedInOrderAndSayWhyTheyFailed() throws Exception {
        Path file = store(CLOSED, WRONG, GOOD, TinyModel.source("Never asked", new byte[0]))
                .find(TinyModel.MODEL, progress);
        assertThat(file).hasBinaryContent(TinyModel.WEIGHTS);
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0)).contains("Closed is closed today").contains("trying the next source");
        assertThat(steps.get(1)).contains("Wrong").contains("another checksum");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void withoutAnySourceTheMessageSaysWhatToDo() {
        assertThatThrownBy(() -> store(CLOSED, WRONG).find(TinyModel.MODEL, progress))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Closed is closed today")
                .hasMessageContaining("Wrong gave a file with another checksum")
                .hasMessageContaining("put tiny.gguf into " + folder)
                .hasMessageContaining("Ollama");
        assertThat(folder.resolve("tiny.gguf")).doesNotExist();
    }

    @Test
    void aDamagedFileInTheCacheIsReplaced() throws Exception {
        byte[] damaged = TinyModel.WEIGHTS.clone();
        damaged[1000] ^= 1;
        Files.write(folder.resolve("tiny.gguf"), damaged);
        assertThat(store(GOOD).find(TinyModel.MODEL, progress)).hasBinaryContent(TinyModel.WEIGHTS);
        assertThat(folder.resolve("tiny.gguf.damaged")).hasBinaryContent(damaged);
    }

    @Test
    void twoAtOnceFetchOnce() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        WeightSource counting = new WeightSource() {
            @Override
            public String title() {
                return "Counting";
            }

            @Override
            public void fetch(KnownModel model, Path part, Progress heard)
                    throws SourceFailedException, InterruptedException {
                fetched.incrementAndGet();
                GOOD.fetch(model, part, heard);
            }
        };
        List<Future<Path>> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                found.add(threads.submit(() -> store(counting).find(TinyModel.MODEL, (step, done, total) -> {})));
            }
        }
        for (Future<Path> path : found) {
            assertThat(path.get()).hasBinaryContent(TinyModel.WEIGHTS);
        }
        assertThat(fetched).hasValue(1);
    }

    @Test
    void tooLittleRoomIsSaidBeforeAnythingIsFetched() {
        KnownModel huge = new KnownModel(
                "huge", "huge.gguf", Long.MAX_VALUE / 4, "0", "?", false, TinyModel.MODEL.huggingFace(), null);
        assertThatThrownBy(() -> store(GOOD).find(huge, progress))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("METASPO_CACHE");
    }

    @Test
    void aCacheThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("in-the-way"), "x");
        WeightStore store = new WeightStore(file.resolve("cache"), List.of(GOOD));
        assertThatThrownBy(() -> store.find(TinyModel.MODEL, progress))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("METASPO_CACHE");
    }

    @Test
    void theKnownModelIsPinnedInEveryWay() {
        assertThat(KnownModel.all()).allSatisfy(model -> {
            assertThat(model.sha256()).matches("[0-9a-f]{64}");
            assertThat(model.huggingFace().revision()).as("a commit, no branch").matches("[0-9a-f]{40}");
            assertThat(model.bytes()).isPositive();
        });
        assertThat(KnownModel.named(LocalModelRuntime.DEFAULT_MODEL)).isPresent();
    }

    private WeightStore store(WeightSource... sources) {
        return new WeightStore(folder, List.of(sources));
    }
}

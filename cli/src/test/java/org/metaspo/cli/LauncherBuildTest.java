package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher builds when it must, and only then. */
@DisabledOnOs(OS.WINDOWS)
class LauncherBuildTest {
    @TempDir
    private Path folder;

    private Sandbox machine;
    private Path jdk;

    @BeforeEach
    void freshCheckout() throws IOException {
        machine = new Sandbox(folder);
        machine.maven();
        jdk = machine.jdk("system/usr/lib/jvm/jdk-25", "25.0.3");
    }

    @Test
    void theFirstStartBuildsWithTheJdkThatItFoundAndThenRuns() throws Exception {
        Sandbox.Outcome outcome = machine.start("--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("from java\n");
        assertThat(outcome.err()).contains("metaspo: building with JDK 25.0.3 and Maven 3.8.7", "metaspo: built.");
        assertThat(machine.calls()).hasSize(2);
        assertThat(machine.calls().getFirst())
                .startsWith("mvn:" + jdk + "|" + machine.checkout.toRealPath() + "|")
                .endsWith("package -pl cli -am");
        assertThat(machine.checkout.resolve("cli/target/metaspo.lock")).doesNotExist();
    }

    @Test
    void theSecondStartBuildsNothing() throws Exception {
        machine.start("--help");

        assertThat(machine.start("--help").err()).isEmpty();
        assertThat(machine.calls()).filteredOn(call -> call.startsWith("mvn:")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "cli/pom.xml", "core/src/main/java/A.java", "local/src/main/java/new/B.java"})
    void aNewerSourceIsBuilt(String source) throws Exception {
        machine.built();
        Files.setLastModifiedTime(machine.source(source), FileTime.from(Instant.now()));

        machine.start("--help");

        assertThat(machine.calls().getFirst()).startsWith("mvn:");
    }

    @Test
    void aSourceThatIsSavedDuringTheBuildIsBuiltAtTheNextStart() throws Exception {
        machine.maven(
                "3.9.9",
                "touch -t 209901010000 core/src/main/java/A.java; mkdir -p cli/target; : >cli/target/metaspo.jar");
        Files.setLastModifiedTime(machine.source("pom.xml"), FileTime.from(Instant.now()));

        machine.start("--help");
        machine.start("--help");

        assertThat(machine.calls()).filteredOn(call -> call.startsWith("mvn:")).hasSize(2);
    }

    @Test
    void aBuildThatFailsShowsItsEndAndStartsNothing() throws Exception {
        machine.maven("3.9.9", "echo '[INFO] chatter'; echo '[ERROR] A.java: no such symbol'; exit 1");

        Sandbox.Outcome outcome = machine.start("--help");

        assertThat(outcome.exitCode()).isEqualTo(70);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("[ERROR] A.java: no such symbol", "the build failed (Maven's exit code 1)")
                .doesNotContain("chatter");
        assertThat(machine.calls()).noneMatch(call -> call.startsWith("java:"));
        assertThat(machine.checkout.resolve("cli/target/metaspo.lock")).doesNotExist();
    }

    @Test
    void aRuntimeWithoutCompilerCannotBuild() throws Exception {
        Files.delete(jdk.resolve("bin/javac"));

        Sandbox.Outcome outcome = machine.start("--help");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(jdk + " is a Java 21 or newer, but only a runtime (JRE)");
        assertThat(machine.allCalls()).isEmpty();
    }

    @Test
    void buildsWithAnotherJdkWhereTheChosenOneHasNoCompiler() throws Exception {
        machine.set("JAVA_HOME", machine.jre("elsewhere/jre-26", "26").toString());

        machine.start("--help");

        assertThat(machine.calls().getFirst()).startsWith("mvn:" + jdk + "|");
    }

    @Test
    void anOldMavenIsNamed() throws Exception {
        machine.maven("3.6.3", "exit 1");

        Sandbox.Outcome outcome = machine.start("--help");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Maven 3.8.7 or newer is needed. Too old: 3.6.3.");
    }

    @Test
    void aMissingMavenIsNamed() throws Exception {
        Files.delete(machine.bin.resolve("mvn"));
        Sandbox.script(machine.bin.resolve("dnf"), "#!/bin/sh\n");

        Sandbox.Outcome outcome = machine.start("--help");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("to build, Maven 3.8.7 or newer is needed.", "sudo dnf install maven");
    }

    @Test
    void theLockOfADeadProcessIsRemoved() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(machine.checkout.resolve("cli/target/metaspo.lock"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

        Sandbox.Outcome outcome = machine.start("--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).doesNotContain("waiting").contains("built.");
        assertThat(lock).doesNotExist();
    }

    @Test
    void waitsForAnotherBuildAndUsesIt() throws Exception {
        Path lock = Files.createDirectories(machine.checkout.resolve("cli/target/metaspo.lock"));
        Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
        // The other start, which is this test, ends its build while the launcher sleeps.
        Files.delete(machine.bin.resolve("sleep"));
        Sandbox.script(machine.bin.resolve("sleep"), "#!/bin/sh\n: >'%s'\nrm -r '%s'\n".formatted(machine.jar(), lock));

        Sandbox.Outcome outcome = machine.start("--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("waiting for another start that is building (process ");
        assertThat(machine.calls()).noneMatch(call -> call.startsWith("mvn:"));
    }
}

package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher finds a JDK and hands over to it. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    private Path folder;

    private Sandbox machine;

    @BeforeEach
    void builtCheckout() throws IOException {
        machine = new Sandbox(folder);
        machine.built();
    }

    @Test
    void startsTheBuildThatIsThereWithoutMaven() throws Exception {
        Path jdk = machine.jdk("system/usr/lib/jvm/jdk-21", "21.0.8");

        Sandbox.Outcome outcome = machine.start("train", "my config.yaml", "--set", "a=*");

        assertThat(outcome).isEqualTo(new Sandbox.Outcome(0, "from java\n", ""));
        assertThat(machine.calls())
                .singleElement()
                .asString()
                .startsWith("java:" + jdk + "|")
                .endsWith("|-jar|" + machine.jar() + "|train|my config.yaml|--set|a=*");
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        machine.jdk("system/usr/lib/jvm/jdk-21", "21.0.8");
        machine.set("EXIT", "3");

        assertThat(machine.start("train").exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/usr/lib/jvm/java-25-openjdk",
                "system/usr/lib64/jvm/java-25",
                "system/usr/java/jdk-25",
                "system/opt/jdk 25",
                "system/opt/java/openjdk",
                "system/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "system/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
                "home/.jdks/temurin-25",
                "home/.sdkman/candidates/java/25-tem",
                "home/Library/Java/JavaVirtualMachines/temurin-25/Contents/Home"
            })
    void findsAJdkInTheUsualFolders(String place) throws Exception {
        Path jdk = machine.jdk(place, "25");

        assertThat(machine.start("--help").err()).isEmpty();
        assertThat(machine.calls()).singleElement().asString().startsWith("java:" + jdk + "|");
    }

    @Test
    void takesTheNewestOfSeveral() throws Exception {
        machine.jdk("system/usr/lib/jvm/a", "21.0.10");
        Path newest = machine.jdk("system/usr/lib/jvm/b", "25.0.10");
        machine.jdk("system/usr/lib/jvm/c", "25.0.9");
        machine.jdk("system/usr/lib/jvm/d", "9.0.4");

        machine.start("--help");

        assertThat(machine.calls()).singleElement().asString().startsWith("java:" + newest + "|");
    }

    @Test
    void passesOverADefaultThatIsTooOld() throws Exception {
        Path old = machine.jdk("system/usr/lib/jvm/jdk-17", "17.0.15");
        Files.createSymbolicLink(machine.bin.resolve("java"), old.resolve("bin/java"));
        machine.set("JAVA_HOME", old.toString());
        Path jdk = machine.jdk("system/usr/lib/jvm/jdk-21", "21.0.8");

        machine.start("--help");

        assertThat(machine.calls()).singleElement().asString().startsWith("java:" + jdk + "|");
    }

    @Test
    void prefersJavaHomeThenThePathToNewerOnes() throws Exception {
        machine.jdk("system/usr/lib/jvm/jdk-25", "25");
        Path onPath = machine.jdk("elsewhere/jdk-22", "22");
        Files.createSymbolicLink(machine.bin.resolve("java"), onPath.resolve("bin/java"));
        machine.start("--help");
        Path chosen = machine.jdk("elsewhere/jdk-21", "21");
        machine.set("JAVA_HOME", chosen.toString());
        machine.start("--help");

        assertThat(machine.calls()).hasSize(2);
        assertThat(machine.calls().getFirst()).startsWith("java:" + onPath + "|");
        assertThat(machine.calls().getLast()).startsWith("java:" + chosen + "|");
    }

    @Test
    void asksAJavaOnThePathThatIsNoPartOfAJdk() throws Exception {
        Path jdk = machine.jdk("elsewhere/jdk-24", "24.0.1");
        Sandbox.script(machine.bin.resolve("java"), """
                #!/bin/sh
                echo '    java.home = %s' >&2
                echo '    java.version = 24.0.1' >&2
                """.formatted(jdk));

        machine.start("--help");

        assertThat(machine.calls()).singleElement().asString().startsWith("java:" + jdk + "|");
    }

    @Test
    void withoutAJdkSaysWhichToInstall() throws Exception {
        machine.jdk("system/usr/lib/jvm/jdk-17", "17.0.15");
        Sandbox.script(machine.bin.resolve("brew"), "#!/bin/sh\n");

        Sandbox.Outcome outcome = machine.start("--help");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("no JDK 21 or newer was found. Too old: 17.0.15.", "brew install openjdk", "JAVA_HOME");
        assertThat(machine.allCalls()).isEmpty();
    }

    @Test
    void aRuntimeIsGoodEnoughToRun() throws Exception {
        Path jre = machine.jre("system/usr/lib/jvm/jre-21", "21.0.8");

        assertThat(machine.start("--help").exitCode()).isZero();
        assertThat(machine.calls()).singleElement().asString().startsWith("java:" + jre + "|");
    }

    @Test
    void worksThroughSymbolicLinksFromAnywhere() throws Exception {
        machine.jdk("system/usr/lib/jvm/jdk-21", "21.0.8");
        Path link = Files.createSymbolicLink(folder.resolve("one link"), machine.launcher());
        Path relative = Files.createSymbolicLink(machine.bin.resolve("metaspo"), Path.of("..", "one link"));

        assertThat(machine.startAs(link).exitCode()).isZero();
        assertThat(machine.startAs(relative).exitCode()).isZero();
        assertThat(machine.calls()).hasSize(2).allMatch(call -> call.endsWith("|-jar|" + machine.jar()));
    }

    @Test
    void startsAPackedDistributionThatHasNoSources() throws Exception {
        machine.jre("system/usr/lib/jvm/jre-21", "21.0.8");
        Path distribution = Files.createDirectories(folder.resolve("metaspo 1.0"));
        Files.copy(machine.launcher(), distribution.resolve("metaspo"));
        assertThat(machine.startAs(distribution.resolve("metaspo")).err()).contains("metaspo.jar is missing");
        Files.writeString(distribution.resolve("metaspo.jar"), "");

        assertThat(machine.startAs(distribution.resolve("metaspo")).exitCode()).isZero();
        assertThat(machine.calls()).singleElement().asString().endsWith("|-jar|" + distribution.resolve("metaspo.jar"));
    }

    @Test
    void appendsTheUsersOptionsAndTellsThatThereIsNoTerminal() throws Exception {
        machine.jdk("system/usr/lib/jvm/jdk-21", "21.0.8");
        machine.set("METASPO_JAVA_OPTS", "-Xmx4g -Dx=*");

        machine.start("--help");

        assertThat(machine.calls()).singleElement().asString().contains("|-Xmx4g|-Dx=*|-Dmetaspo.terminal=|-jar|");
    }

    @Test
    void longCommandsMayUseTheOptimizingCompiler() throws Exception {
        machine.jdk("system/usr/lib/jvm/jdk-21", "21.0.8");

        machine.start("train");
        machine.start("demo");

        assertThat(machine.calls().getFirst()).doesNotContain("TieredStopAtLevel");
        assertThat(machine.calls().getLast()).contains("|-XX:TieredStopAtLevel=1|");
    }
}

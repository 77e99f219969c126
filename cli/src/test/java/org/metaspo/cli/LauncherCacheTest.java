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

/** The cache of loaded classes: made once for a JDK and a build, used when it is there, never needed. */
@DisabledOnOs(OS.WINDOWS)
class LauncherCacheTest {
    /** A java that can make caches. */
    private static final String MAKES_CACHES = """
            #!/bin/sh
            echo "$*" >>"$LOG"
            case $* in
                *-XX:AOTCacheOutput=*) option=${*##*-XX:AOTCacheOutput=} ;;
                *-XX:ArchiveClassesAtExit=*) option=${*##*-XX:ArchiveClassesAtExit=} ;;
                *) exit ;;
            esac
            echo cache >"${option%% -jar*}"
            echo 'not for the terminal'
            """;

    @TempDir
    private Path folder;

    private Sandbox machine;

    @BeforeEach
    void builtCheckout() throws IOException {
        machine = new Sandbox(folder);
        machine.built();
    }

    @Test
    void isMadeOnceAndUsed() throws Exception {
        Path jdk = machine.jdk("system/usr/lib/jvm/jdk-25", "25.0.3");
        Sandbox.script(jdk.resolve("bin/java"), MAKES_CACHES);

        assertThat(machine.start("--version")).isEqualTo(new Sandbox.Outcome(0, "", ""));
        assertThat(machine.start("--version")).isEqualTo(new Sandbox.Outcome(0, "", ""));

        Path cache = machine.jar().resolveSibling("metaspo-25.0.3.aot");
        assertThat(cache).hasContent("cache");
        assertThat(machine.allCalls()).hasSize(3);
        assertThat(machine.allCalls().getFirst())
                .contains("-XX:AOTCacheOutput=")
                .endsWith("--help");
        assertThat(machine.calls()).allMatch(call -> call.contains("-XX:AOTCache=" + cache));
    }

    @Test
    void isAClassDataArchiveBeforeJdk25() throws Exception {
        Path jdk = machine.jdk("system/usr/lib/jvm/jdk-21", "21.0.8");
        Sandbox.script(jdk.resolve("bin/java"), MAKES_CACHES);

        machine.start("--version");

        assertThat(machine.calls())
                .singleElement()
                .asString()
                .contains("-XX:SharedArchiveFile=" + machine.jar().resolveSibling("metaspo-21.0.8.jsa"))
                .doesNotContain("sun-misc-unsafe");
    }

    @Test
    void isMadeAnewForANewBuild() throws Exception {
        Path jdk = machine.jdk("system/usr/lib/jvm/jdk-25", "25.0.3");
        Sandbox.script(jdk.resolve("bin/java"), MAKES_CACHES);

        machine.start("--version");
        Files.setLastModifiedTime(machine.jar(), FileTime.from(Instant.now().plusSeconds(60)));
        machine.start("--version");

        assertThat(machine.allCalls())
                .filteredOn(call -> call.contains("AOTCacheOutput"))
                .hasSize(2);
    }

    @Test
    void isTriedOnlyOnceWhereTheJdkCannot() throws Exception {
        machine.jdk("system/usr/lib/jvm/jdk-25", "25.0.3");
        machine.set("EXIT", "1");

        machine.start("--version");
        machine.start("--version");

        assertThat(machine.allCalls())
                .filteredOn(call -> call.contains("AOTCacheOutput"))
                .hasSize(1);
        assertThat(machine.calls()).hasSize(2).noneMatch(call -> call.contains("AOTCache="));
    }
}

package org.metaspo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A little machine for the launcher: a checkout with the real script, folders that look like JDKs, a Maven that only
 * writes down that it was called. Nothing of the machine around it is seen but a handful of POSIX tools.
 */
final class Sandbox {
    /** How a start ended. */
    record Outcome(int exitCode, String out, String err) {}

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final List<String> TOOLS =
            List.of("find", "readlink", "sed", "grep", "tail", "mkdir", "rm", "mv", "touch", "sleep");

    final Path root;
    final Path checkout;
    final Path bin;
    private final Map<String, String> environment = new LinkedHashMap<>();

    Sandbox(Path root) throws IOException {
        this.root = root;
        checkout = Files.createDirectories(root.resolve("a checkout"));
        bin = Files.createDirectories(root.resolve("bin"));
        for (String tool : TOOLS) {
            script(bin.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(onPath(tool)));
        }
        Files.copy(Path.of("..", "metaspo").toAbsolutePath().normalize(), launcher());
        script(launcher(), Files.readString(launcher()));
        source("pom.xml");
        for (String module : List.of("core", "local", "cli")) {
            source(module + "/pom.xml");
            source(module + "/src/main/java/A.java");
        }
        set("PATH", bin.toString());
        set("HOME", Files.createDirectories(root.resolve("home")).toString());
        set(
                "METASPO_SYSTEM_ROOT",
                Files.createDirectories(root.resolve("system")).toString());
        set("LOG", log().toString());
    }

    Path launcher() {
        return checkout.resolve("metaspo");
    }

    Path jar() {
        return checkout.resolve("cli/target/metaspo.jar");
    }

    Path log() {
        return root.resolve("log");
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** A source file, older than any build, as are the folders that it lies in. */
    Path source(String path) throws IOException {
        Path file = checkout.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Path changed = checkout;
        for (Path part : checkout.relativize(file)) {
            changed = changed.resolve(part);
            Files.setLastModifiedTime(changed, FileTime.from(LONG_AGO));
        }
        return file;
    }

    /** A build that is newer than the sources. */
    void built() throws IOException {
        Files.createDirectories(jar().getParent());
        Files.writeString(jar(), "");
        Files.setLastModifiedTime(jar(), FileTime.from(LONG_AGO.plusSeconds(60)));
    }

    /** A JDK in a folder below the sandbox; its java writes down its home and arguments, and ends with $EXIT. */
    Path jdk(String folder, String version) throws IOException {
        Path home = jre(folder, version);
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    /** The same without a compiler. */
    Path jre(String folder, String version) throws IOException {
        Path home = Files.createDirectories(root.resolve(folder));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Us\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), """
                #!/bin/sh
                {
                    printf '%s' "java:${0%/bin/java}"
                    printf '|%s' "$@"
                    echo
                } >>"$LOG"
                echo 'from java'
                exit ${EXIT:-0}
                """);
        return home;
    }

    /** A Maven that says this version and otherwise runs this shell code. */
    void maven(String version, String code) throws IOException {
        script(bin.resolve("mvn"), """
                #!/bin/sh
                if [ "$1" = -v ]; then
                    echo 'Apache Maven %s (revision)'
                    exit
                fi
                echo "mvn:$JAVA_HOME|$PWD|$*" >>"$LOG"
                %s
                """.formatted(version, code));
    }

    /** A Maven that builds. */
    void maven() throws IOException {
        maven("3.8.7", "mkdir -p cli/target && : >cli/target/metaspo.jar");
    }

    Outcome start(String... args) throws IOException, InterruptedException {
        return startAs(launcher(), args);
    }

    Outcome startAs(Path launcher, String... args) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("sh", launcher.toString()), Arrays.stream(args))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).directory(root.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path err = root.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }

    /** What java and mvn wrote down, one line a call, without the calls that make the class cache. */
    List<String> calls() throws IOException {
        return allCalls().stream()
                .filter(call -> !Pattern.compile("AOTCacheOutput|ArchiveClassesAtExit")
                        .matcher(call)
                        .find())
                .toList();
    }

    List<String> allCalls() throws IOException {
        return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
    }

    static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onPath(String tool) {
        return Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The launcher needs " + tool + ", which is not here."));
    }
}

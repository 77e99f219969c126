package org.metaspo.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The program in a process of its own. */
public final class Program {
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final Path out;

    private Program(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** What starts it. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Starts it, to be killed.
     *
     * @param out gets what it says on standard output; standard error is read by {@link #end}
     */
    static Program start(Path out, String... arguments) throws IOException {
        return start(List.of(), out, arguments);
    }

    /** No file that it writes grows beyond so many bytes: the same to it as a full disk. */
    static Program withFileLimit(long bytes, Path out, String... arguments) throws IOException {
        return start(List.of("sh", "-c", "ulimit -f " + bytes / 512 + " && exec \"$@\"", "limited"), out, arguments);
    }

    private static Program start(List<String> before, Path out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(command(arguments));
        return new Program(
                new ProcessBuilder(command).redirectOutput(out.toFile()).start(), out);
    }

    Process process() {
        return process;
    }

    private BufferedReader errors() {
        return process.errorReader(StandardCharsets.UTF_8);
    }

    /**
     * How it ended.
     *
     * @param text all that it said, both streams
     */
    record End(int exitCode, String text) {}

    End end() throws IOException, InterruptedException {
        String said = errors().lines().collect(Collectors.joining("\n"));
        return new End(process.waitFor(), said + "\n" + Files.readString(out));
    }
}

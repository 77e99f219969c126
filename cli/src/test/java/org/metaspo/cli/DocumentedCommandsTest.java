package org.metaspo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command in the documentation has the names and options that the program has; a shell takes it apart. */
@DisabledOnOs(OS.WINDOWS)
class DocumentedCommandsTest {
    /** A line of its own behind each command. */
    private static final String END = "\u001e";

    private static final Pattern CALL = Pattern.compile("(?<![\\w/.-])(?:\\./)?metaspo (?=[a-z-])");

    @TempDir
    Path directory;

    static List<Snippet> commands() throws IOException {
        return Snippet.all("sh");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isTaken(Snippet snippet) throws Exception {
        List<List<String>> typed = typed(snippet);
        assertThat(typed).hasSize(calls(snippet.text()));
        for (List<String> args : typed) {
            CommandLine line = new CommandLine(new RootCommand());
            Commands.IN_THIS_VERSION.forEach(entry -> line.addSubcommand(entry.name(), Invocation.commandOf(entry)));
            assertThatCode(() -> line.parseArgs(args.toArray(String[]::new)))
                    .as("%s: metaspo %s", snippet, args)
                    .doesNotThrowAnyException();
        }
    }

    private static int calls(String text) {
        return (int) text.lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", ""))
                .mapToLong(line -> CALL.matcher(line).results().count())
                .sum();
    }

    /** The words of each call of the program, as a shell hands them over. */
    private List<List<String>> typed(Snippet snippet) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path calls = directory.resolve("calls");
        Files.createFile(calls);
        for (String other : List.of("mvn", "java", "curl", "git")) {
            Sandbox.script(bin.resolve(other), "#!/bin/sh\n");
        }
        String stub = "#!/bin/sh\nprintf '%%s\\n' \"$@\" '%s' >> '%s'\n".formatted(END, calls);
        Sandbox.script(bin.resolve("metaspo"), stub);
        Sandbox.script(directory.resolve("metaspo"), stub);
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-c", snippet.text()).directory(directory.toFile());
        shell.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        Process process = shell.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", snippet, said).isZero();
        return split(Files.readAllLines(calls));
    }

    private static List<List<String>> split(List<String> lines) {
        List<List<String>> all = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String line : lines) {
            if (line.equals(END)) {
                all.add(words);
                words = new ArrayList<>();
            } else {
                words.add(line);
            }
        }
        return all;
    }
}

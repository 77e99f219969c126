package org.metaspo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder like the repository's, with a program that asks a testbed where it would ask the local model. */
final class DocumentPlace implements AutoCloseable {
    private static final Path DEMO = Snippet.ROOT.resolve("cli/src/main/resources/org/metaspo/cli/demo");

    /** How a command ended, and all that it printed. */
    record Outcome(int exitCode, String said) {}

    private final Path folder;
    private final Testbed testbed;

    DocumentPlace(Path folder) throws IOException {
        this.folder = folder;
        testbed = Testbed.start(Settings.defaults().responder(new SkillResponder(answers(), Skill.standard(0.5), 1)));
        copy(Snippet.ROOT.resolve("examples"), folder.resolve("examples"));
        Sandbox.script(folder.resolve("metaspo"), """
                #!/bin/sh
                case "$1" in
                    demo) set -- "$@" --task-model openai:task --set "models.task.base-url='%1$s'" ;;
                    train | evaluate) set -- "$@" --set "models.task={provider: openai, model: task, base-url: '%1$s'}" ;;
                esac
                exec '%2$s' -XX:TieredStopAtLevel=1 -cp '%3$s' org.metaspo.cli.Main "$@"
                """.formatted(
                        testbed.baseUrl(),
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path")));
    }

    Outcome run(String command) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Process process = shell.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** The right answers to the items of the demo, the starter project and the tickets. */
    private static Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String task : new String[] {"feedback", "seasons", "subjects"}) {
            JsonNode items = JsonMapper.shared().readTree(Files.readString(DEMO.resolve(task + ".json")));
            Stream.of(items.isArray() ? items : items.path("train"), items.path("test"))
                    .flatMap(JsonNode::valueStream)
                    .forEach(item -> answers.put(
                            item.path("question").asString(),
                            item.path("answer").asString()));
        }
        for (String row : Files.readAllLines(Snippet.ROOT.resolve("examples/tickets/tickets.csv"))) {
            int cut = row.lastIndexOf(',');
            answers.put(row.substring(0, cut).replaceAll("^\"|\"$", ""), row.substring(cut + 1));
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        testbed.close();
    }
}

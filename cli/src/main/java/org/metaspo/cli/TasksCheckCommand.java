package org.metaspo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.source.TaskCheck;
import org.metaspo.task.source.TaskReport;
import org.metaspo.task.source.TaskReport.Finding;
import org.metaspo.task.source.TaskReport.Kind;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "check",
        description = "look at all items of a task before anything is spent",
        footer = {
            "",
            "Answers that do not fit, duplicates, conflicting answers, questions and groups in two parts, long",
            "questions. Exit code 1 where there are any. FILE is a task file, or data of a task of the catalogue.",
            "",
            "Example:",
            "  metaspo tasks check tickets.yaml",
            "  metaspo tasks check data/reviews.json --task beauty"
        })
final class TasksCheckCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "A task file (YAML), or a file of items.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path file;

    @Option(
            names = "--task",
            paramLabel = "NAME",
            description = "The task of the catalogue whose items FILE holds (default: by the file's name).")
    @Nullable
    String task;

    @Option(names = "--directory", paramLabel = "DIR", description = "Where a task file's data is looked for first.")
    @Nullable
    Path directory;

    @Option(
            names = "--max-chars",
            paramLabel = "N",
            description = "Longest question that is no finding, in characters (default: 20000).")
    int longest = 20_000;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file.toString(), "There is no such file.", "Check the path.");
        }
        TaskReport report = report();
        Console console = common.console();
        if (common.json) {
            console.print(EntryJson.pretty(json(report)));
        } else {
            print(console, report);
        }
        return report.isClean() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private TaskReport report() {
        String fileName = String.valueOf(file.getFileName());
        if (fileName.matches(".*\\.ya?ml")) {
            Path beside = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of(""));
            return TaskCheck.of(file, directory == null ? beside : directory, longest);
        }
        CatalogueEntry entry = entry(fileName.replaceFirst("\\..*", ""));
        ObjectNode keys = entry.task();
        keys.put("name", entry.name());
        return TaskCheck.of(keys, file, longest);
    }

    private CatalogueEntry entry(String baseName) {
        if (task != null) {
            return Catalogue.shipped().get(task, "--task");
        }
        Optional<CatalogueEntry> byName = Catalogue.shipped().find(baseName);
        return byName.orElseThrow(() -> new BadInputException(
                file.toString(),
                "The file's name is no task of the catalogue.",
                "Say which task's items it holds by --task NAME, or give a task file."));
    }

    private static void print(Console console, TaskReport report) {
        console.print(report.name() + "  answer " + report.form() + ", metric " + report.metric());
        report.items().forEach((part, count) -> {
            console.print(part + "  " + count + " items");
            balance(report, part, count).ifPresent(console::print);
        });
        byKind(report).forEach((kind, findings) -> {
            console.print(findings.size() + " " + kind.key());
            findings.stream()
                    .limit(SHOWN)
                    .forEach(finding -> console.print("  " + finding.place() + ": " + finding.what()));
            if (findings.size() > SHOWN) {
                console.print("  and " + (findings.size() - SHOWN) + " more (--json has all)");
            }
        });
        if (report.isClean()) {
            console.print("Nothing to mend.");
        }
    }

    private static Optional<String> balance(TaskReport report, String part, int count) {
        return Optional.ofNullable(report.answers().get(part))
                .map(answers -> "  "
                        + answers.entrySet().stream()
                                .map(entry ->
                                        entry.getKey() + " " + Math.round(100.0 * entry.getValue() / count) + " %")
                                .collect(Collectors.joining(", ")));
    }

    private static Map<Kind, List<Finding>> byKind(TaskReport report) {
        return report.findings().stream()
                .collect(Collectors.groupingBy(Finding::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
    }

    private static ObjectNode json(TaskReport report) {
        ObjectNode json = EntryJson.MAPPER.createObjectNode();
        json.put("name", report.name());
        json.put("answer", report.form());
        json.put("metric", report.metric());
        json.set("items", EntryJson.MAPPER.valueToTree(report.items()));
        json.set("answers", EntryJson.MAPPER.valueToTree(report.answers()));
        ObjectNode counts = json.putObject("counts");
        byKind(report).forEach((kind, findings) -> counts.put(kind.key(), findings.size()));
        ArrayNode findings = json.putArray("findings");
        report.findings()
                .forEach(finding -> findings.addObject()
                        .put("kind", finding.kind().key())
                        .put("place", finding.place())
                        .put("what", finding.what()));
        return json;
    }
}

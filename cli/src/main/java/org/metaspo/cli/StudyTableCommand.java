package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.StudyTable;
import org.metaspo.result.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

@Command(
        name = "table",
        description = "Methods by domains, over the studies found in a directory.",
        footer = {
            "",
            "Reads the run directories of `evaluate` and `adapt` in DIR and below; studies that were stopped are left out.",
            "",
            "Example:",
            "  metaspo study table runs",
            "  metaspo study table runs --format latex > table.tex"
        })
final class StudyTableCommand implements Callable<Integer> {
    /** Deep enough for runs that are kept by domain and method. */
    private static final int DEPTH = 5;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "markdown",
            description = "markdown, csv, latex or json (default: markdown; with --json json).")
    String format = "markdown";

    @Parameters(paramLabel = "DIR", description = "A directory with run directories.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Override
    public Integer call() throws IOException {
        TableFormat chosen = common.json ? TableFormat.JSON : format();
        Console console = common.console();
        List<RunResult> results = new ArrayList<>();
        for (Path file : files()) {
            RunResult result = read(file);
            if (result.arms() != null && !result.status().equals("completed")) {
                console.warn("metaspo: " + file.getParent() + " is left out: its study was not completed ("
                        + result.status() + ").");
            } else if (result.arms() != null) {
                results.add(result);
            }
        }
        if (results.isEmpty()) {
            throw new BadInputException(
                    directory.toString(),
                    "There is no completed study in it.",
                    "Make one by `metaspo evaluate` or `metaspo adapt`.");
        }
        console.print(chosen.write(StudyTable.of(results)).stripTrailing());
        return ExitCode.DONE;
    }

    private TableFormat format() {
        return Stream.of(TableFormat.values())
                .filter(each -> each.key().equals(format))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "--format " + format,
                        "There is no such format.",
                        Suggestion.remedy(
                                format,
                                Stream.of(TableFormat.values())
                                        .map(TableFormat::key)
                                        .toList())));
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new BadInputException(
                    directory.toString(), "There is no such directory.", "Give one that holds run directories.");
        }
        try (Stream<Path> files =
                Files.find(directory, DEPTH, (path, kind) -> kind.isRegularFile() && path.endsWith("result.json"))) {
            return files.sorted().toList();
        }
    }

    private static RunResult read(Path file) throws IOException {
        try {
            return ResultFiles.read(file);
        } catch (JacksonException e) {
            throw new BadInputException(
                    file.toString(),
                    "is no result of this program, or damaged.",
                    "Take it out of the directory, or write it anew by `metaspo resume`.",
                    e);
        }
    }
}

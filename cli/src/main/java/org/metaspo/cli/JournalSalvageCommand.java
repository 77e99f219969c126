package org.metaspo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.journal.Salvage;
import org.metaspo.problem.Shell;
import org.metaspo.run.RunJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "salvage",
        description = "save what is whole of a damaged journal into a new one",
        footer = {
            "",
            "The damaged files stay as they are. A run that is resumed with the new journal pays again for what was lost,",
            "and for nothing else.",
            "",
            "Example:",
            "  metaspo journal salvage runs/reviews-20261122-101500"
        })
final class JournalSalvageCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of the run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The new journal (default: journal.salvaged.db beside it).")
    @Nullable
    Path to;

    @Override
    public Integer call() {
        Salvage.Saved saved = RunJournal.salvage(directory, to == null ? RunJournal.saved(directory) : to);
        Console console = common.console();
        List<String> next = next(saved.to());
        if (common.json) {
            ObjectNode json = EntryJson.MAPPER.createObjectNode();
            json.put("journal", saved.to().toString());
            json.put("answers", saved.answers()).put("lost", saved.lost());
            ArrayNode commands = json.putArray("next");
            next.forEach(commands::add);
            console.print(EntryJson.pretty(json));
            return ExitCode.DONE;
        }
        console.print(saved.answers() + " answers are in " + saved.to() + "; " + saved.lost() + " are lost.");
        console.print("Put it in the place of the damaged one and go on:");
        next.forEach(command -> console.print("  " + command));
        return ExitCode.DONE;
    }

    /** The files beside a database belong to it: left behind, they would spoil the new one. */
    private List<String> next(Path saved) {
        Path aside = directory.resolve("damaged");
        String files = Stream.of("journal.db", "journal.db-wal", "journal.db-shm")
                .map(directory::resolve)
                .filter(Files::exists)
                .map(Shell::word)
                .collect(Collectors.joining(" "));
        return List.of(
                "mkdir " + Shell.word(aside) + " && mv " + files + " " + Shell.word(aside),
                "mv " + Shell.word(saved) + " " + Shell.word(directory.resolve("journal.db")),
                "metaspo resume " + Shell.word(directory));
    }
}

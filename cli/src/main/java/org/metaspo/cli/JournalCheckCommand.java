package org.metaspo.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.metaspo.journal.Inspection;
import org.metaspo.journal.sqlite.Damage;
import org.metaspo.problem.Shell;
import org.metaspo.run.RunJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "check",
        description = "what is damaged in a run's journal, and what can be saved",
        footer = {
            "",
            "Reads every page, every frame of the log and every record, and changes nothing. Exit code 1 where something is",
            "damaged.",
            "",
            "Example:",
            "  metaspo journal check runs/reviews-20261122-101500"
        })
final class JournalCheckCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of the run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Override
    public Integer call() {
        Inspection inspection = RunJournal.check(directory);
        Console console = common.console();
        if (common.json) {
            console.print(EntryJson.pretty(json(inspection)));
        } else {
            print(console, inspection);
        }
        return inspection.isSound() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private void print(Console console, Inspection inspection) {
        inspection.damage().stream().limit(SHOWN).forEach(damage -> console.print(damage.words()));
        if (inspection.damage().size() > SHOWN) {
            console.print("and " + (inspection.damage().size() - SHOWN) + " more places (--json has them)");
        }
        Inspection.Count answers = inspection.answers();
        if (inspection.isSound()) {
            console.print("Sound: " + answers.whole() + " answers, all whole.");
            return;
        }
        console.print(answers.whole() + " of " + answers.recorded() + " answers are whole; the plan of the run is "
                + (inspection.hasPlan() ? "whole." : "lost, so that it cannot be resumed."));
        if (inspection.hasPlan()) {
            console.print("Next: metaspo journal salvage " + Shell.word(directory));
        }
    }

    private static ObjectNode json(Inspection inspection) {
        ObjectNode json = EntryJson.MAPPER.createObjectNode();
        json.put("journal", inspection.file().toString());
        json.put("sound", inspection.isSound());
        json.putObject("answers")
                .put("whole", inspection.answers().whole())
                .put("recorded", inspection.answers().recorded());
        json.put("plan", inspection.hasPlan());
        ArrayNode damage = json.putArray("damage");
        for (Damage place : inspection.damage()) {
            damage.addObject().put("file", place.file()).put("byte", place.at()).put("what", place.what());
        }
        return json;
    }
}

package org.metaspo.cli;

import java.util.List;
import org.metaspo.config.StudyChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "",
            "The system prompt stays as it is while `protegi` adapts each target task's user prompt; the same under the default",
            "system prompt stands beside it. Rounds, children and beam are those of a configured method `protegi`, else its",
            "defaults.",
            "",
            "Example:",
            "  metaspo adapt metaspo.yaml --system-prompt runs/reviews-20261122-101500",
            "  metaspo adapt metaspo.yaml --system-prompt prompt.txt --data-sizes 5,10,20"
        })
final class AdaptCommand extends MeasuringCommand {
    @Option(
            names = "--data-sizes",
            paramLabel = "N",
            split = ",",
            description = "Adds the curve by amount of data: training items, such as 5,10,20; three draws of each.")
    List<Integer> dataSizes = List.of();

    @Override
    StudyChoice choice() {
        return new StudyChoice.Adapt(systemPrompt, dataSizes);
    }
}

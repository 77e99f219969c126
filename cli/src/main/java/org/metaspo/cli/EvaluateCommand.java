package org.metaspo.cli;

import java.util.List;
import org.metaspo.config.StudyChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "",
            "Each system prompt meets each target task with 10 user prompts that it was never optimized with: those of the",
            "task's `unseen-user-prompts`, else written by the optimizer model and kept with the run.",
            "",
            "Example:",
            "  metaspo evaluate metaspo.yaml --system-prompt runs/reviews-20261122-101500",
            "  metaspo evaluate metaspo.yaml --system-prompt prompt.txt --arms default,cot,service,learned,runs/sprig"
        })
final class EvaluateCommand extends MeasuringCommand {
    @Option(
            names = "--arms",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "default,learned",
            description = "What stands side by side: default, learned, cot, service, run directories"
                    + " (default: default,learned).")
    List<String> arms = List.of();

    @Override
    StudyChoice choice() {
        return new StudyChoice.Evaluate(systemPrompt, arms);
    }
}

package org.metaspo.cli;

import java.util.concurrent.Callable;
import org.metaspo.problem.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        subcommands = {StudyTableCommand.class, ReplicateCommand.class, AblateCommand.class, TransferCommand.class},
        footer = {
            "",
            "Example:",
            "  metaspo study table runs --format markdown",
            "  metaspo study replicate metaspo.yaml"
        })
final class StudyCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Override
    public Integer call() {
        throw new BadInputException(
                "study",
                "needs a command.",
                "Write `metaspo study table DIR`, or replicate, ablate or transfer CONFIG_OR_RUN.");
    }
}

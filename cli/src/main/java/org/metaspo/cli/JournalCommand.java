package org.metaspo.cli;

import java.util.concurrent.Callable;
import org.metaspo.problem.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        subcommands = {JournalCheckCommand.class, JournalSalvageCommand.class},
        footer = {
            "",
            "Example:",
            "  metaspo journal check runs/reviews-20261122-101500",
            "  metaspo journal salvage runs/reviews-20261122-101500"
        })
final class JournalCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Override
    public Integer call() {
        throw new BadInputException("journal", "needs a command.", "Write `metaspo journal check RUN_DIR`.");
    }
}

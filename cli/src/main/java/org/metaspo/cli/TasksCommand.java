package org.metaspo.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        subcommands = TasksImportCommand.class,
        footer = {"", "Example:", "  metaspo tasks import beauty --to data"})
final class TasksCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    /** Typed without what to do about tasks, it says what there is. */
    @Override
    public Integer call() {
        common.command.commandLine().usage(common.command.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }
}
